package es.sml.connector.lead;

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
 * The body of a message from Artemis, of any kind. Its size is known before it is read, and no more
 * is read than allowed: a text as UTF-8, a map as JSON, anything else as it travelled.
 */
public final class JmsBody {
  // Noted by the broker package, which has the client hand out bodies as they came.
  private static final String TYPE = "_SML_TYPE";
  private static final String INFLATED = "_SML_INFLATED";
  private static final int CHUNK = 8_192;

  /** How many bytes come before a text in UTF-16: whether there is one, and its length. */
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
   * The first bytes of the body; the rest of a large one passes by and is not kept. A body that
   * cannot be decompressed has none.
   *
   * @throws JMSException when the broker does not give it now
   */
  public byte[] beginning(int most) throws JMSException {
    boolean text = type == org.apache.activemq.artemis.api.core.Message.TEXT_TYPE;
    try {
      byte[] body = streamed(text ? 2L * most + TEXT_HEAD : most).take();
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
    return body.take();
  }

  // Artemis's client keeps the stream of a large body until its consumer has another one. So the
  // bytes are taken out of it.
  private BoundedBytes streamed(long allowed) throws BodyRefusedException, JMSException {
    BoundedBytes came = new BoundedBytes(travelled, allowed);
    try {
      if (message.isLargeMessage()) {
        message.saveToOutputStream(came);
      } else {
        came.write(buffered());
      }
      return compressed ? inflated(came.take(), allowed) : came;
    } catch (ActiveMQException e) {
      JMSException failure = new JMSException("the broker does not give the body of a message");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw new BodyRefusedException("the body of the message cannot be decompressed");
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
        "the message has more than the " + most + " bytes of " + setting);
  }
}
