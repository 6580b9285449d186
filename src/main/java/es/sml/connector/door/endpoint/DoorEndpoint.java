package es.sml.connector.door.endpoint;

import es.sml.connector.door.request.Sender;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** A channel of the door. It has no producer. */
@UriEndpoint(
    firstVersion = "0.2.0",
    scheme = "door",
    title = "Door",
    syntax = "door:channel",
    consumerOnly = true,
    category = {Category.HTTP})
public final class DoorEndpoint extends DefaultEndpoint {
  private final DoorComponent component;

  @UriPath(description = "The dealer's id, a slash and the channel's id")
  @Metadata(required = true)
  private final String channel;

  @UriParam(description = "The rules of the sender")
  @Metadata(required = true)
  private Sender sender;

  DoorEndpoint(String uri, DoorComponent component, String channel) {
    super(uri, component);
    this.component = component;
    this.channel = channel;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("a door only receives requests");
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    DoorConsumer consumer = new DoorConsumer(this, component, processor);
    configureConsumer(consumer);
    return consumer;
  }

  public String getChannel() {
    return channel;
  }

  public Sender getSender() {
    return sender;
  }

  public void setSender(Sender sender) {
    this.sender = sender;
  }
}
