package es.sml.connector.door.endpoint;

import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Sender;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.MessageKey;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Gives the messages of a channel's requests to its route. */
public final class DoorConsumer extends DefaultConsumer {
  private final DoorEndpoint endpoint;
  private final DoorComponent component;

  DoorConsumer(DoorEndpoint endpoint, DoorComponent component, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.component = component;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    component.opened(this);
  }

  @Override
  protected void doStop() throws Exception {
    component.closed(this);
    super.doStop();
  }

  public String channel() {
    return endpoint.getChannel();
  }

  public Sender sender() {
    return endpoint.getSender();
  }

  /**
   * Runs the route for one message, and returns when it is stored.
   *
   * @return the lead's reference; null if the route gives the message no key
   * @throws Exception if it is not stored
   */
  public String store(Offer offer, String request) throws Exception {
    Exchange exchange = createExchange(false);
    try {
      Message message = exchange.getMessage();
      message.setHeader(LeadHeaders.ID, offer.id());
      message.setHeader(LeadHeaders.CONTENT_TYPE, offer.contentType());
      message.setHeader(LeadHeaders.REQUEST, request);
      message.setHeader(LeadHeaders.HELD, offer.held() == null ? null : offer.held().toString());
      message.setBody(offer.content());
      exchange.setProperty(DoorProperties.FINGERPRINT, offer.fingerprint());
      exchange.setProperty(LeadProperties.DEALER, channel().substring(0, channel().indexOf('/')));
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
      String key = exchange.getProperty(LeadProperties.KEY, String.class);
      return key == null ? null : MessageKey.reference(key);
    } finally {
      releaseExchange(exchange, false);
    }
  }
}
