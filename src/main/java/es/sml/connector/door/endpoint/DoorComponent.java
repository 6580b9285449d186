package es.sml.connector.door.endpoint;

import es.sml.connector.door.request.Sender;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Receives the requests of the channels: {@code door:dealer/channel?sender=#bean}. */
@Component("door")
public final class DoorComponent extends DefaultComponent {
  private final Map<String, DoorConsumer> consumers = new ConcurrentHashMap<>();

  @Override
  protected Endpoint createEndpoint(String uri, String path, Map<String, Object> parameters)
      throws Exception {
    DoorEndpoint endpoint = new DoorEndpoint(uri, this, path);
    setProperties(endpoint, parameters);
    if (endpoint.getSender() == null) {
      endpoint.setSender(resolveAndRemoveReferenceParameter(parameters, "sender", Sender.class));
    }
    return endpoint;
  }

  void opened(DoorConsumer consumer) {
    consumers.put(consumer.channel(), consumer);
  }

  void closed(DoorConsumer consumer) {
    consumers.remove(consumer.channel(), consumer);
  }

  /** Returns the consumer of DEALER/CHANNEL; null if there is none at the moment. */
  public DoorConsumer consumer(String channel) {
    return consumers.get(channel);
  }
}
