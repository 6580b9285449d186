package es.sml.connector.door.fetch;

import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.intake.LeadIntake;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.MessageKey;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;

/**
 * Writes the ids of leads to fetch for the queue of their channel, and names that queue. It also
 * writes the dead letters of ids that have no lead.
 */
public final class LeadIds {
  /** Stage of a dead letter that has only the id of a lead. */
  public static final String STAGE = "fetch";

  private static final String JSON = "application/json";

  private final InboundMessages messages;
  private final DeadLetterStamp stamp = new DeadLetterStamp();

  public LeadIds(InboundMessages messages) {
    this.messages = messages;
  }

  public static String queue(ChannelKind kind, String dealer, String channel) {
    return "leads." + kind.label() + "." + dealer + "." + channel;
  }

  /**
   * Returns the message of an id, for the queue of its channel.
   *
   * @param id null if the webhook has none
   */
  public static InboundMessage message(String dealer, String channel, String id, byte[] content) {
    return new InboundMessage(
        id == null
            ? MessageKey.of(dealer, channel, content)
            : LeadIntake.keyOf(dealer, channel, id),
        dealer,
        InboundMessage.Channel.DOOR,
        channel,
        id,
        JSON,
        Instant.now(),
        content);
  }

  /** Makes the message of an id from the webhook. The broker drops an id that it has already. */
  public void accept(Exchange exchange) {
    Message webhook = exchange.getMessage();
    String dealer = webhook.getHeader(LeadHeaders.DEALER, String.class);
    String channel = webhook.getHeader(LeadHeaders.MAILBOX, String.class);
    byte[] content = webhook.getBody(byte[].class);
    String name = webhook.getHeader(LeadHeaders.ID, String.class);
    String held = webhook.getHeader(LeadHeaders.HELD, String.class);
    InboundMessage id =
        message(dealer, channel, name, content)
            .broughtBy(webhook.getHeader(LeadHeaders.REQUEST, String.class));
    exchange.setProperty(LeadProperties.KEY, id.key());
    messages.replaceContent(exchange, id);
    messages.dropDuplicates(exchange);
    exchange.getMessage().setHeader(LeadHeaders.HELD, held);
  }

  /** Makes the dead letter of an id. */
  public void stamp(Exchange exchange) {
    Message id = exchange.getMessage();
    String channel = id.getHeader(LeadHeaders.MAILBOX, String.class);
    String request = id.getHeader(LeadHeaders.REQUEST, String.class);
    int fetches = id.getHeader(LeadHeaders.FETCHES, 0, Integer.class);
    stamp.stampUnaccepted(
        exchange,
        id.getHeader(LeadHeaders.DEALER, String.class),
        id.getHeader(LeadHeaders.NAME, String.class),
        STAGE,
        exchange.getProperty(FetchProperties.REASON, String.class));
    Message deadLetter = exchange.getMessage();
    deadLetter.setHeader(LeadHeaders.CHANNEL, InboundMessage.Channel.DOOR.name());
    deadLetter.setHeader(LeadHeaders.MAILBOX, channel);
    deadLetter.setHeader(LeadHeaders.CONTENT_TYPE, JSON);
    deadLetter.setHeader(LeadHeaders.REQUEST, request);
    deadLetter.setHeader(LeadHeaders.ATTEMPTS, fetches);
  }

  /**
   * Returns the reason of a failure; that of a bug without its message, which may quote the lead.
   */
  public String reason(@ExchangeProperty("CamelExceptionCaught") Exception failure) {
    return failure instanceof UnreadableMessageException
        ? failure.getMessage()
        : "unexpected " + failure.getClass().getName();
  }
}
