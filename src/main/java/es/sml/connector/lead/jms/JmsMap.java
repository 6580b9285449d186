package es.sml.connector.lead.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts the body of a JMS map message to JSON, and refuses a damaged one.
 *
 * <p>Artemis's decoder allocates any length that the sender claims. This decoder allocates at most
 * the bytes that the body still has.
 */
final class JmsMap {
  private static final JsonMapper JSON = new JsonMapper();

  private JmsMap() {}

  static byte[] json(byte[] body) throws BodyRefusedException {
    try {
      return JSON.writeValueAsBytes(decode(ByteBuffer.wrap(body)));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new BodyRefusedException("the JMS map message is damaged; send it again");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JMS map holds a value that JSON cannot express", e);
    }
  }

  private static Map<String, Object> decode(ByteBuffer body) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (body.hasRemaining() && body.get() != 0) {
      for (int left = body.getInt(); left > 0; left--) {
        map.put(text(body), value(body));
      }
    }
    return map;
  }

  // The type codes of org.apache.activemq.artemis.utils.DataConstants.
  private static Object value(ByteBuffer body) {
    return switch (body.get()) {
      case 0 -> null;
      case 2 -> body.get() != 0;
      case 3 -> body.get();
      case 4 -> bytes(body);
      case 5 -> body.getShort();
      case 6 -> body.getInt();
      case 7 -> body.getLong();
      case 8 -> body.getFloat();
      case 9 -> body.getDouble();
      case 10 -> text(body);
      case 11 -> body.getChar();
      default -> throw new IllegalArgumentException("a value of an unknown type");
    };
  }

  private static String text(ByteBuffer body) {
    return new String(bytes(body), StandardCharsets.UTF_16LE);
  }

  private static byte[] bytes(ByteBuffer body) {
    int length = body.getInt();
    if (length < 0 || length > body.remaining()) {
      throw new IllegalArgumentException("longer than the message");
    }
    byte[] bytes = new byte[length];
    body.get(bytes);
    return bytes;
  }
}
