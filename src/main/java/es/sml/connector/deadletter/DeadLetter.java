package es.sml.connector.deadletter;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A message on one of the queues for operators, with its reason, stage, attempts and raw content.
 */
public final class DeadLetter {
  private static final String ID = "ID:";
  private static final long LARGEST = 64L << 20;

  private final OperatorQueue queue;
  private final Message message;
  private byte[] content;
  private boolean isCut;

  DeadLetter(OperatorQueue queue, Message message) {
    this.queue = queue;
    this.message = message;
  }

  public OperatorQueue queue() {
    return queue;
  }

  boolean passes(Predicate<Message> selected) {
    return selected.test(message);
  }

  /** Returns the broker's id of the message, which is unique. */
  public String id() {
    String id = read(Message::getJMSMessageID);
    return id.startsWith(ID) ? id.substring(ID.length()) : id;
  }

  /** Returns when it was enqueued here, in milliseconds since 1970. */
  public long deadLetteredAt() {
    return read(Message::getJMSTimestamp);
  }

  /** Returns the key of its lead; null if the message was never accepted. */
  public String key() {
    return text(LeadHeaders.KEY);
  }

  public String dealer() {
    return text(LeadHeaders.DEALER);
  }

  /** Returns its account; null if the message was never accepted. */
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

  /** Returns the reason. It may quote the customer. */
  public String reason() {
    return text(LeadHeaders.REASON);
  }

  /** Returns when its message was received, in milliseconds since 1970. */
  public long received() {
    return number(LeadHeaders.RECEIVED);
  }

  public int attempts() {
    return (int) number(LeadHeaders.ATTEMPTS);
  }

  /** Returns the raw message; empty if it cannot be read. */
  public byte[] content() {
    if (isCut) {
      throw new IllegalStateException("the content of a large message can be read only once");
    }
    if (content == null) {
      content =
          read(
              deadLetter -> {
                try {
                  return new JmsBody(deadLetter).bytes(LARGEST, "a dead letter");
                } catch (BodyRefusedException e) {
                  return new byte[0];
                }
              });
    }
    return content;
  }

  /**
   * Returns the first bytes of the raw message. After this call, the content can no longer be read.
   */
  public byte[] beginning(int most) {
    if (content == null) {
      isCut = true;
      content = read(deadLetter -> new JmsBody(deadLetter).beginning(most));
    }
    return content.length > most ? Arrays.copyOf(content, most) : content;
  }

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
    Object value = read(deadLetter -> deadLetter.getObjectProperty(property));
    return value == null ? null : value.toString();
  }

  private long number(String property) {
    return read(deadLetter -> deadLetter.getObjectProperty(property)) instanceof Number number
        ? number.longValue()
        : 0;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.of(message);
    } catch (JMSException e) {
      throw new DeadLetterUnreachableException(
          "a dead letter on " + queue.queue() + " cannot be read", e);
    }
  }

  private interface Reading<T> {
    T of(Message message) throws JMSException;
  }
}
