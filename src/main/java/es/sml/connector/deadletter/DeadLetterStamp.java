package es.sml.connector.deadletter;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Lays the raw message with its reason into an exchange, and nothing else, for the dead letters.
 */
public final class DeadLetterStamp {
  private static final int LONGEST_REASON = 2_000;

  /**
   * Replaces what the exchange holds by the dead letter.
   *
   * @param stage the station at which it failed
   * @param reason why, for a person
   */
  public void stamp(
      Exchange exchange,
      InboundMessage message,
      String account,
      String stage,
      String reason,
      int attempts) {
    Message letter = exchange.getMessage();
    letter.removeHeaders("*");
    letter.setHeader(LeadHeaders.KEY, message.key());
    letter.setHeader(LeadHeaders.DEALER, message.dealer());
    letter.setHeader(LeadHeaders.ACCOUNT, account);
    letter.setHeader(LeadHeaders.CHANNEL, message.channel().name());
    letter.setHeader(LeadHeaders.MAILBOX, message.mailbox());
    letter.setHeader(LeadHeaders.NAME, message.name());
    letter.setHeader(LeadHeaders.CONTENT_TYPE, message.contentType());
    letter.setHeader(LeadHeaders.RECEIVED, message.received().toEpochMilli());
    letter.setHeader(LeadHeaders.STAGE, stage);
    letter.setHeader(LeadHeaders.REASON, shorten(reason));
    letter.setHeader(LeadHeaders.ATTEMPTS, attempts);
    letter.setBody(message.content());
  }

  /**
   * The same for what was refused before it had a key; a mail too large to fetch has no content
   * here, but lies in its mailbox still.
   */
  public void stampUntaken(
      Exchange exchange, String dealer, String name, String stage, String reason) {
    Object body = exchange.getMessage().getBody();
    byte[] content =
        body instanceof byte[] bytes
            ? bytes
            : body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
    Message letter = exchange.getMessage();
    letter.removeHeaders("*");
    letter.setHeader(LeadHeaders.DEALER, dealer);
    letter.setHeader(LeadHeaders.NAME, name);
    letter.setHeader(LeadHeaders.RECEIVED, System.currentTimeMillis());
    letter.setHeader(LeadHeaders.STAGE, stage);
    letter.setHeader(LeadHeaders.REASON, shorten(reason));
    letter.setBody(content);
  }

  private static String shorten(String reason) {
    if (reason == null) {
      return "no reason given"; // a letter without one must not be lost for it
    }
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }
}
