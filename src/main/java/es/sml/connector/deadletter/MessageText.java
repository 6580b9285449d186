package es.sml.connector.deadletter;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.jms.client.ActiveMQBytesMessage;

/** Reads the beginning of a message as text. */
final class MessageText {
  private static final int MOST = 8 << 20;
  private static final String SAVE = "JMS_AMQ_SaveStream";

  private MessageText() {}

  static String of(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText() == null ? "" : text.getText();
    }
    if (message instanceof ActiveMQBytesMessage bytes && bytes.getCoreMessage().isLargeMessage()) {
      Beginning beginning = new Beginning();
      bytes.setObjectProperty(SAVE, beginning); // piece by piece, whatever its size
      return beginning.kept.toString(StandardCharsets.UTF_8);
    }
    if (message instanceof BytesMessage bytes) {
      bytes.reset();
      byte[] body = new byte[(int) Math.min(bytes.getBodyLength(), MOST)];
      bytes.readBytes(body);
      return new String(body, StandardCharsets.UTF_8);
    }
    return "";
  }

  /** Keeps what fits, and passes over the rest. */
  private static final class Beginning extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      kept.write(bytes, offset, Math.min(length, MOST - kept.size()));
    }
  }
}
