package es.sml.connector.broker.check;

import es.sml.connector.broker.setting.BrokerLayout;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * A queue of the check. Its use, such as replies or ordered commands, decides the settings that it
 * needs.
 *
 * @param settings settings of its address
 */
record CheckedQueue(String name, AddressSettings settings, BrokerLayout layout) {
  /** Returns whether one consumer processes the messages in order. */
  boolean isOrdered() {
    return layout.exclusiveQueues().contains(name) && !isForReplies();
  }

  /** Returns whether the queue may have no consumer. */
  boolean isForReplies() {
    return layout.replyQueues().contains(name);
  }

  /** Returns whether messages have a time to live. */
  boolean isExpiring() {
    return layout.limits().timesToLive().containsKey(name);
  }

  boolean isOfPrograms() {
    return layout.limits().programQueues().contains(name);
  }
}
