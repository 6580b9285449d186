package es.sml.connector.deadletter;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes a dead letter in an exchange: the raw message with its reason, and nothing else. */
public final class DeadLetterStamp {
  private static final int LONGEST_REASON = 2_000;

  /**
   * Replaces the content of the exchange with the dead letter.
   *
   * @param stage the stage of the failure
   * @param reason the reason, for an operator
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
   * Makes a dead letter of a message that was refused before it had a key. A mail that is too large
   * has no content here, but it is still in its mailbox.
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
      return "no reason given"; // a missing reason must not lose the message
    }
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }
}
