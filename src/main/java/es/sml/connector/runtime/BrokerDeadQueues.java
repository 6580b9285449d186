package es.sml.connector.runtime;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.MessageListenerContainerFactory;

/**
 * The queues of an account whose leads the connector takes off broker.dead, where the broker itself
 * moved them.
 *
 * @param queues with leads of one account
 */
record BrokerDeadQueues(Set<String> queues) {
  /** The property by which the broker says on which queue a message lay. */
  static final String ORIGIN = "_AMQ_ORIG_QUEUE";

  /** Makes the consumer, which leaves all other messages where they are. */
  MessageListenerContainerFactory consumers() {
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
