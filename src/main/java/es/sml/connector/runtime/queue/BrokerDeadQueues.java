package es.sml.connector.runtime.queue;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.MessageListenerContainerFactory;

/**
 * The queues of an account whose leads the connector consumes from broker.dead, where the broker
 * moved them.
 *
 * @param queues queues with leads of one account
 */
public record BrokerDeadQueues(Set<String> queues) {
  /** The broker's property with the message's former queue. */
  static final String ORIGIN = "_AMQ_ORIG_QUEUE";

  /** Creates the consumer, which leaves all other messages on the queue. */
  public MessageListenerContainerFactory consumers() {
    return endpoint -> {
      var container = new DefaultJmsMessageListenerContainer(endpoint);
      container.setMessageSelector(selector());
      return container;
    };
  }

  private String selector() {
    return queues.stream()
        .map(queue -> "'" + queue.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", ORIGIN + " IN (", ")"));
  }
}
