package es.sml.connector.simulation;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** The links of the routes to other systems, instead of a broker's client and an HTTP client. */
final class Links {
  /** The message of an exchange, whose transaction sends. */
  static final String DELIVERY = "SimulatedDelivery";

  private Links() {}

  /** A target of the routes. */
  private interface Sending {
    void send(Exchange exchange) throws Exception;
  }

  /** Queues of the broker. */
  static final class Queues extends DefaultComponent {
    private final Map<String, Consumer> consumers;

    /**
     * @param consumers collects the consumers of the routes, by queue name
     */
    Queues(Map<String, Consumer> consumers) {
      this.consumers = consumers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String path, Map<String, Object> options) {
      options.clear();
      String queue = path.replaceFirst("^queue:", "");
      return new Link(
          uri, this, exchange -> send(exchange, queue), consumer -> consumers.put(queue, consumer));
    }

    private static void send(Exchange exchange, String queue) {
      Map<String, Object> headers = new HashMap<>(exchange.getMessage().getHeaders());
      Object other = headers.remove(JmsConstants.JMS_DESTINATION_NAME);
      exchange
          .getProperty(DELIVERY, Delivery.class)
          .send(
              new Message(
                  other == null ? queue : other.toString(),
                  headers,
                  exchange.getMessage().getBody(byte[].class)));
    }
  }

  /** The link to SML. */
  static final class Network extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String path, Map<String, Object> options) {
      options.clear();
      return new Link(
          uri,
          this,
          exchange -> Strand.current().life().node().world().sml().answer(exchange),
          unused -> {});
    }
  }

  private static final class Link extends DefaultEndpoint {
    private final Sending sending;
    private final java.util.function.Consumer<Consumer> onConsumer;

    private Link(
        String uri,
        Component component,
        Sending sending,
        java.util.function.Consumer<Consumer> onConsumer) {
      super(uri, component);
      this.sending = sending;
      this.onConsumer = onConsumer;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) throws Exception {
          sending.send(exchange);
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      Consumer consumer = new DefaultConsumer(this, processor);
      onConsumer.accept(consumer);
      return consumer;
    }
  }
}
