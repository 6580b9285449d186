package es.sml.connector.lead.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/**
 * Reads the body of an Artemis message of any type, and refuses one over a limit before reading it.
 * A text becomes UTF-8 and a map becomes JSON; other bodies stay.
 */
public final class JmsBody {
  // Set by the broker package, so that the client returns bodies unchanged.
  private static final String TYPE = "_SML_TYPE";
  private static final String INFLATED = "_SML_INFLATED";
  private static final int CHUNK = 8_192;

  /** The number of bytes before a UTF-16 text: a flag and the length. */
  private static final int TEXT_HEAD = 5;

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

  /** Returns the size of a body before it is read, or 0 if the message is not from Artemis. */
  public static long sizeOf(Message message) {
    return message instanceof ActiveMQMessage ? new JmsBody(message).size : 0;
  }

  /**
   * Returns the body as bytes.
   *
   * @param most the largest size that is accepted
   * @param setting the key that raises the limit
   * @throws BodyRefusedException if the body is too large or malformed
   * @throws JMSException if the broker does not deliver the body
   */
  public byte[] bytes(long most, String setting) throws BodyRefusedException, JMSException {
    boolean text = type == org.apache.activemq.artemis.api.core.Message.TEXT_TYPE;
    long allowed = text ? 2 * most + TEXT_HEAD : most;
    if (size > allowed || travelled > allowed) {
      throw tooLarge(most, setting);
    }
    byte[] body =
        compressed || message.isLargeMessage() ? whole(allowed, most, setting) : buffered();
    byte[] content = text ? utf8(body) : body;
    if (content.length > most) {
      throw tooLarge(most, setting);
    }
    return type == org.apache.activemq.artemis.api.core.Message.MAP_TYPE
        ? JmsMap.json(content)
        : content;
  }

  /**
   * Returns the first bytes of the body and skips the rest. A body that cannot be decompressed
   * gives none.
   *
   * @throws JMSException if the broker does not deliver the body
   */
  public byte[] beginning(int most) throws JMSException {
    boolean text = type == org.apache.activemq.artemis.api.core.Message.TEXT_TYPE;
    try {
      byte[] body = streamed(text ? 2L * most + TEXT_HEAD : most).drain();
      byte[] content = text ? utf8(body) : body;
      return content.length > most ? Arrays.copyOf(content, most) : content;
    } catch (BodyRefusedException e) {
      return new byte[0];
    }
  }

  private byte[] buffered() {
    ActiveMQBuffer buffer = message.getReadOnlyBodyBuffer();
    byte[] body = new byte[buffer.readableBytes()];
    buffer.readBytes(body);
    return body;
  }

  private byte[] whole(long allowed, long most, String setting)
      throws BodyRefusedException, JMSException {
    BoundedBytes body = streamed(allowed);
    if (body.isOver()) {
      throw tooLarge(most, setting);
    }
    return body.drain();
  }

  // Artemis's client keeps the stream of a large body until its consumer gets another one. Copying
  // the bytes frees the stream.
  private BoundedBytes streamed(long allowed) throws BodyRefusedException, JMSException {
    BoundedBytes came = new BoundedBytes(travelled, allowed);
    try {
      if (message.isLargeMessage()) {
        message.saveToOutputStream(came);
      } else {
        came.write(buffered());
      }
      return compressed ? inflated(came.drain(), allowed) : came;
    } catch (ActiveMQException e) {
      JMSException failure = new JMSException("the broker did not deliver the body of a message");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw new BodyRefusedException(
          "the body of the message cannot be decompressed; send the message again");
    }
  }

  private BoundedBytes inflated(byte[] packed, long allowed) throws IOException {
    BoundedBytes body = new BoundedBytes(size, allowed);
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      for (int got = in.read(chunk); got >= 0 && !body.isOver(); got = in.read(chunk)) {
        body.write(chunk, 0, got);
      }
    }
    return body;
  }

  private static byte[] utf8(byte[] text) {
    int head = Math.min(TEXT_HEAD, text.length);
    return new String(text, head, text.length - head, StandardCharsets.UTF_16LE)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static BodyRefusedException tooLarge(long most, String setting) {
    return new BodyRefusedException(
        "the message has more than %d bytes, the limit of %s".formatted(most, setting));
  }
}
