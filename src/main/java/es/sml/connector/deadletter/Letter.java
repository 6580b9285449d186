package es.sml.connector.deadletter;

import es.sml.connector.lead.BodyRefusedException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.JmsBody;
import es.sml.connector.lead.LeadHeaders;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A message that waits for a person, as it lies on its queue. */
public final class Letter {
  private static final String ID = "ID:";
  private static final long LARGEST = 64L << 20;

  private final LetterQueue queue;
  private final Message message;
  private byte[] content;
  private boolean isCut;

  Letter(LetterQueue queue, Message message) {
    this.queue = queue;
    this.message = message;
  }

  public LetterQueue queue() {
    return queue;
  }

  boolean passes(Predicate<Message> selected) {
    return selected.test(message);
  }

  /** The broker's own id of it, which no other letter has. */
  public String id() {
    String id = read(Message::getJMSMessageID);
    return id.startsWith(ID) ? id.substring(ID.length()) : id;
  }

  /** When it was laid onto its queue, in milliseconds since 1970. */
  public long buried() {
    return read(Message::getJMSTimestamp);
  }

  /** Key of its lead; null for what was never taken in. */
  public String key() {
    return text(LeadHeaders.KEY);
  }

  public String dealer() {
    return text(LeadHeaders.DEALER);
  }

  /** The account that it was for; null for what was never taken in. */
  public String account() {
    return text(LeadHeaders.ACCOUNT);
  }

  public String channel() {
    return text(LeadHeaders.CHANNEL);
  }

  public String mailbox() {
    return text(LeadHeaders.MAILBOX);
  }

  public String name() {
    return text(LeadHeaders.NAME);
  }

  public String contentType() {
    return text(LeadHeaders.CONTENT_TYPE);
  }

  public String stage() {
    return text(LeadHeaders.STAGE);
  }

  /** Why it is here; it may quote the customer. */
  public String reason() {
    return text(LeadHeaders.REASON);
  }

  /** When its message came in, in milliseconds since 1970. */
  public long received() {
    return number(LeadHeaders.RECEIVED);
  }

  public int attempts() {
    return (int) number(LeadHeaders.ATTEMPTS);
  }

  /** The raw message; empty where it cannot be read. */
  public byte[] content() {
    if (isCut) {
      throw new IllegalStateException("a large message gives its content once");
    }
    if (content == null) {
      content =
          read(
              letter -> {
                try {
                  return new JmsBody(letter).bytes(LARGEST, "what a letter may have");
                } catch (BodyRefusedException e) {
                  return new byte[0];
                }
              });
    }
    return content;
  }

  /**
   * The first bytes of the raw message. After this call the content cannot be read from the letter.
   */
  public byte[] beginning(int most) {
    if (content == null) {
      isCut = true;
      content = read(letter -> new JmsBody(letter).beginning(most));
    }
    return content.length > most ? Arrays.copyOf(content, most) : content;
  }

  /** The message that it was before. */
  public InboundMessage inbound() {
    return new InboundMessage(
        key(),
        dealer(),
        Stream.of(InboundMessage.Channel.values())
            .filter(channel -> channel.name().equals(channel()))
            .findFirst()
            .orElse(InboundMessage.Channel.QUEUE),
        mailbox(),
        name(),
        contentType(),
        Instant.ofEpochMilli(received()),
        content());
  }

  private String text(String property) {
    Object value = read(letter -> letter.getObjectProperty(property));
    return value == null ? null : value.toString();
  }

  private long number(String property) {
    return read(letter -> letter.getObjectProperty(property)) instanceof Number number
        ? number.longValue()
        : 0;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.of(message);
    } catch (JMSException e) {
      throw new LetterUnreachableException("a letter on " + queue.queue() + " cannot be read", e);
    }
  }

  private interface Reading<T> {
    T of(Message message) throws JMSException;
  }
}
