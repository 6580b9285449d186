package es.sml.connector.lead;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/**
 * The body of a message from Artemis, of any kind. Its size is known before it is read, and no more
 * is read than allowed: a text as UTF-8, a map as JSON, anything else as it travelled.
 */
public final class JmsBody {
  // Noted by the broker package, which has the client hand out bodies as they came.
  private static final String TYPE = "_SML_TYPE";
  private static final String INFLATED = "_SML_INFLATED";
  private static final int CHUNK = 8_192;

  private final ClientMessage message;
  private final byte type;
  private final boolean compressed;
  private final long travelled;
  private final long size;

  public JmsBody(Message message) {
    this.message = ((ActiveMQMessage) message).getCoreMessage();
    this.type =
        this.message.getObjectProperty(TYPE) instanceof Byte noted ? noted : this.message.getType();
    this.travelled = this.message.getBodySize();
    this.compressed = this.message.getObjectProperty(INFLATED) instanceof Long;
    this.size = compressed ? this.message.getLongProperty(INFLATED) : travelled;
  }

  /** The size of a message's body, before it is read; 0 for one that is not from Artemis. */
  public static long sizeOf(Message message) {
    return message instanceof ActiveMQMessage ? new JmsBody(message).size : 0;
  }

  /**
   * The body as bytes.
   *
   * @param most a larger body is refused
   * @param setting what the operator may change to allow more
   * @throws BodyRefusedException when it is too large, or no body of its kind
   * @throws JMSException when the broker does not give it now
   */
  public byte[] bytes(long most, String setting) throws BodyRefusedException, JMSException {
    boolean text = type == org.apache.activemq.artemis.api.core.Message.TEXT_TYPE;
    long allowed = text ? 2 * most + Utf16Text.HEAD : most;
    if (size > allowed || travelled > allowed) {
      throw tooLarge(most, setting);
    }
    BoundedBytes content = new BoundedBytes(text ? size / 2 : size, most);
    try (OutputStream body = text ? new Utf16Text(content) : content) {
      if (compressed) {
        inflate(new BoundedBytes(travelled, allowed), body, content);
      } else {
        copy(body);
      }
    } catch (IOException e) {
      throw new BodyRefusedException("the body of the message cannot be decompressed");
    }
    if (content.isOver()) {
      throw tooLarge(most, setting);
    }
    return type == org.apache.activemq.artemis.api.core.Message.MAP_TYPE
        ? JmsMap.json(content.toByteArray())
        : content.toByteArray();
  }

  private void inflate(BoundedBytes packed, OutputStream body, BoundedBytes content)
      throws IOException, JMSException {
    copy(packed);
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      for (int got = in.read(chunk); got >= 0 && !content.isOver(); got = in.read(chunk)) {
        body.write(chunk, 0, got);
      }
    }
  }

  private void copy(OutputStream out) throws IOException, JMSException {
    if (!message.isLargeMessage()) {
      ActiveMQBuffer buffer = message.getReadOnlyBodyBuffer();
      byte[] bytes = new byte[buffer.readableBytes()];
      buffer.readBytes(bytes);
      out.write(bytes);
      return;
    }
    try {
      message.saveToOutputStream(out);
    } catch (ActiveMQException e) {
      JMSException failure = new JMSException("the broker does not give the body of a message");
      failure.initCause(e);
      throw failure;
    }
  }

  private static BodyRefusedException tooLarge(long most, String setting) {
    return new BodyRefusedException(
        "the message has more than the " + most + " bytes of " + setting);
  }
}
