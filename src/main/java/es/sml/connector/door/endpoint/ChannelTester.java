package es.sml.connector.door.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.door.request.Offer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Sends a test lead through the route of a channel, up to its storing. The lead is marked as a test
 * and has no phone and no e-mail, so it never becomes a lead in SML.
 */
public record ChannelTester(DoorComponent component) {
  private static final String TYPE = "application/json";
  private static final String REQUEST = "{\"user-agent\":\"SML Connector, test of the channel\"}";

  /**
   * Stores a test lead.
   *
   * @param channel DEALER/CHANNEL
   * @return the reference of the stored message; null if the channel is not ready
   * @throws Exception if the message cannot be stored
   */
  public String test(String channel) throws Exception {
    DoorConsumer consumer = component.consumer(channel);
    if (consumer == null) {
      return null;
    }
    String id = "test-" + UUID.randomUUID();
    byte[] lead =
        JsonNodeFactory.instance
            .objectNode()
            .put("is_test", true)
            .put("id", id)
            .put("name", "PRUEBA DEL CANAL / CHANNEL TEST")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return consumer.store(new Offer(id, null, TYPE, lead, "", null), REQUEST);
  }
}
