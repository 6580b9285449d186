package es.sml.connector.deadletter;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes a dead letter in an exchange: the raw message with its headers and its reason, which is
 * shortened, and nothing else.
 */
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
    Message deadLetter = exchange.getMessage();
    deadLetter.removeHeaders("*");
    deadLetter.setHeader(LeadHeaders.KEY, message.key());
    deadLetter.setHeader(LeadHeaders.DEALER, message.dealer());
    deadLetter.setHeader(LeadHeaders.ACCOUNT, account);
    deadLetter.setHeader(LeadHeaders.CHANNEL, message.channel().name());
    deadLetter.setHeader(LeadHeaders.MAILBOX, message.mailbox());
    deadLetter.setHeader(LeadHeaders.NAME, message.name());
    deadLetter.setHeader(LeadHeaders.CONTENT_TYPE, message.contentType());
    deadLetter.setHeader(LeadHeaders.REQUEST, message.request());
    deadLetter.setHeader(LeadHeaders.RECEIVED, message.received().toEpochMilli());
    deadLetter.setHeader(LeadHeaders.STAGE, stage);
    deadLetter.setHeader(LeadHeaders.REASON, shorten(reason));
    deadLetter.setHeader(LeadHeaders.ATTEMPTS, attempts);
    deadLetter.setBody(message.content());
  }

  /**
   * Makes a dead letter of a message that was refused before it had a key. A mail that is too large
   * has no content here, but it is still in its mailbox.
   */
  public void stampUnaccepted(
      Exchange exchange, String dealer, String name, String stage, String reason) {
    Object body = exchange.getMessage().getBody();
    byte[] content =
        body instanceof byte[] bytes
            ? bytes
            : body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
    Message deadLetter = exchange.getMessage();
    deadLetter.removeHeaders("*");
    deadLetter.setHeader(LeadHeaders.DEALER, dealer);
    deadLetter.setHeader(LeadHeaders.NAME, name);
    deadLetter.setHeader(LeadHeaders.RECEIVED, System.currentTimeMillis());
    deadLetter.setHeader(LeadHeaders.STAGE, stage);
    deadLetter.setHeader(LeadHeaders.REASON, shorten(reason));
    deadLetter.setBody(content);
  }

  private static String shorten(String reason) {
    if (reason == null) {
      return "no reason given"; // a missing reason must not lose the message
    }
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }
}
