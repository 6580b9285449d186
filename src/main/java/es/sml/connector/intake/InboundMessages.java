package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.MessageKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes incoming messages for the inbound queue and reads them from it. It refuses a message over
 * {@code intake.max-message-size}, and warns of one near it. Only the connector's own headers
 * cross.
 */
public final class InboundMessages {
  private static final Logger LOG = LoggerFactory.getLogger(InboundMessages.class);
  private static final String NOBODY = "unknown";
  private static final int LONGEST_KEY = 80;
  private static final int LONGEST_DEALER = 64;

  private final IntakeSettings settings;

  public InboundMessages(IntakeSettings settings) {
    this.settings = settings;
  }

  /**
   * Sets the exchange to a new message in the form of the inbound queue, with its bytes as body.
   *
   * @param mailbox the user name of the mailbox; null if the message is not a mail
   */
  public void accept(
      Exchange exchange,
      String dealer,
      InboundMessage.Channel channel,
      String mailbox,
      String sourceId,
      String contentType) {
    byte[] content = bytes(exchange.getMessage().getBody());
    replaceContent(
        exchange,
        message(dealer, channel, mailbox, sourceId, contentType, content)
            .arrivedAt(exchange.getProperty(LeadProperties.ARRIVED, Instant.class)));
  }

  /**
   * Creates a new message.
   *
   * @param mailbox the user name of the mailbox; null if the message is not a mail
   * @throws UnreadableMessageException if it is larger than the settings allow
   */
  public InboundMessage message(
      String dealer,
      InboundMessage.Channel channel,
      String mailbox,
      String sourceId,
      String contentType,
      byte[] content) {
    if (content.length > settings.maxMessageSize().bytes()) {
      throw tooLarge(content.length + " bytes, more than");
    }
    if (settings.maxMessageSize().isNearlyReachedBy(content.length)) {
      LOG.warn(
          "A message for dealer {} has {} bytes, close to the limit intake.max-message-size ({})."
              + " The connector refuses larger messages: raise the limit in application.properties.",
          dealer,
          content.length,
          settings.maxMessageSize().written());
    }
    return new InboundMessage(
        channel == InboundMessage.Channel.MAIL
            ? MessageKey.ofMail(dealer, sourceId, content)
            : MessageKey.of(dealer, sourceId, content),
        dealer,
        channel,
        mailbox,
        sourceId,
        contentType,
        Instant.now(),
        content);
  }

  /**
   * Returns all bytes of a stream.
   *
   * @throws UnreadableMessageException if there are more than the settings allow
   */
  byte[] read(InputStream stream) throws IOException {
    long most = settings.maxMessageSize().bytes();
    byte[] content = stream.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (content.length > most) {
      throw tooLarge("more bytes than");
    }
    return content;
  }

  private static UnreadableMessageException tooLarge(String size) {
    return new UnreadableMessageException(
        "the message has " + size + " intake.max-message-size; raise it in application.properties");
  }

  /** Replaces the content of the exchange with the message. */
  public void replaceContent(Exchange exchange, InboundMessage message) {
    Message target = exchange.getMessage();
    target.removeHeaders("*");
    target.setHeader(LeadHeaders.KEY, message.key());
    target.setHeader(LeadHeaders.DEALER, message.dealer());
    target.setHeader(LeadHeaders.CHANNEL, message.channel().name());
    target.setHeader(LeadHeaders.MAILBOX, message.mailbox());
    target.setHeader(LeadHeaders.NAME, message.name());
    target.setHeader(LeadHeaders.CONTENT_TYPE, message.contentType());
    target.setHeader(LeadHeaders.REQUEST, message.request());
    target.setHeader(LeadHeaders.RECEIVED, message.received().toEpochMilli());
    target.setHeader(
        LeadHeaders.ARRIVED, message.arrived() == null ? null : message.arrived().toEpochMilli());
    target.setBody(message.content());
  }

  /**
   * Makes the broker drop a message that it already has. In a transaction a duplicate id would fail
   * the whole transaction.
   */
  public void dropDuplicates(Exchange exchange) {
    exchange
        .getMessage()
        .setHeader(LeadHeaders.DUPLICATE_ID, exchange.getMessage().getHeader(LeadHeaders.KEY));
  }

  /**
   * Returns the message of the exchange, as it came from the inbound queue. A foreign message has
   * no dealer, and a later station refuses it. Every message must be readable here, or the broker
   * would deliver it endlessly.
   */
  public InboundMessage read(Exchange exchange) {
    return message(exchange.getMessage(), content(exchange.getMessage()));
  }

  /**
   * Returns the message without its content, for a message with a key in its headers. So the ledger
   * can record it before its content is read.
   *
   * @return null if the headers have no key
   */
  public InboundMessage unread(Exchange exchange) {
    Message message = exchange.getMessage();
    return key(message) == null ? null : message(message, new byte[0]);
  }

  public static byte[] content(Message message) {
    Object body = message.getBody();
    return body instanceof byte[] || body instanceof String ? bytes(body) : new byte[0];
  }

  private static InboundMessage message(Message message, byte[] content) {
    String dealer = fit(message.getHeader(LeadHeaders.DEALER, String.class), LONGEST_DEALER);
    String key = key(message);
    return new InboundMessage(
        key != null ? key : MessageKey.of(dealer == null ? NOBODY : dealer, null, content),
        dealer == null ? NOBODY : dealer,
        channel(message.getHeader(LeadHeaders.CHANNEL, String.class)),
        message.getHeader(LeadHeaders.MAILBOX, String.class),
        message.getHeader(LeadHeaders.NAME, String.class),
        message.getHeader(LeadHeaders.CONTENT_TYPE, String.class),
        Instant.ofEpochMilli(
            message.getHeader(LeadHeaders.RECEIVED) instanceof Long received ? received : 0),
        message.getHeader(LeadHeaders.ARRIVED) instanceof Long arrived
            ? Instant.ofEpochMilli(arrived)
            : null,
        content,
        message.getHeader(LeadHeaders.REQUEST, String.class));
  }

  private static String key(Message message) {
    return fit(message.getHeader(LeadHeaders.KEY, String.class), LONGEST_KEY);
  }

  // Other values are not the connector's headers, and the ledger may not accept them.
  private static String fit(String header, int longest) {
    boolean plain =
        header != null
            && header.length() <= longest
            && header.chars().allMatch(c -> c > ' ' && c < '\u007F');
    return plain ? header : null;
  }

  private static InboundMessage.Channel channel(String name) {
    return Stream.of(InboundMessage.Channel.values())
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElse(InboundMessage.Channel.QUEUE);
  }

  /**
   * Returns the bytes of a text or bytes message.
   *
   * @throws UnreadableMessageException for other types, which carry no lead
   */
  public static byte[] bytes(Object body) {
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    if (body instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw new UnreadableMessageException(
        "the message is neither a JMS text message nor a JMS bytes message");
  }
}
