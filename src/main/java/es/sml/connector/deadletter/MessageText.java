package es.sml.connector.deadletter;

import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;

/** Reads a message as text for the search of a customer, up to a size. */
final class MessageText {
  private static final int MOST = 8 << 20;

  private MessageText() {}

  /** Returns the text of a message; empty for more than 8 MB. */
  static String of(Message message) throws JMSException {
    try {
      return new String(
          new JmsBody(message).bytes(MOST, "a customer search"), StandardCharsets.UTF_8);
    } catch (BodyRefusedException e) {
      return "";
    }
  }
}
