package es.sml.connector.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Reads a message of any kind as text or bytes, so that none comes back to its queue for ever: a
 * map as JSON, a stream or an object as it travelled, without making the object.
 */
public final class AnyJmsContent extends SimpleMessageConverter {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public Object fromMessage(Message message) throws JMSException {
    if (message instanceof TextMessage || message instanceof BytesMessage) {
      return super.fromMessage(message);
    }
    if (message instanceof MapMessage map) {
      return json(extractMapFromMessage(map));
    }
    ActiveMQBuffer body = ((ActiveMQMessage) message).getCoreMessage().getReadOnlyBodyBuffer();
    byte[] bytes = new byte[body.readableBytes()];
    body.readBytes(bytes);
    return bytes;
  }

  private static byte[] json(Map<String, Object> map) {
    try {
      return JSON.writeValueAsBytes(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JMS map holds values that JSON has not", e);
    }
  }
}
