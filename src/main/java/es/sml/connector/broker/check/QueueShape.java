package es.sml.connector.broker.check;

import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * Properties of an existing or future queue.
 *
 * @param exists whether the queue exists
 * @param plain whether the queue is durable, anycast and without a filter
 */
record QueueShape(
    boolean exists,
    boolean plain,
    boolean exclusive,
    boolean lastValue,
    boolean nonDestructive,
    boolean purged,
    boolean autoDelete,
    int maxConsumers,
    long ringSize) {

  static QueueShape of(ClientSession.QueueQuery queue) {
    return new QueueShape(
        true,
        queue.isDurable()
            && queue.getRoutingType() == RoutingType.ANYCAST
            && queue.getFilterString() == null,
        queue.isExclusive(),
        queue.isLastValue(),
        queue.isNonDestructive(),
        queue.isPurgeOnNoConsumers(),
        queue.isAutoDelete(),
        queue.getMaxConsumers(),
        queue.getRingSize());
  }

  static QueueShape madeBy(AddressSettings settings) {
    return new QueueShape(
        false,
        true,
        settings.isDefaultExclusiveQueue(),
        settings.isDefaultLastValueQueue(),
        settings.isDefaultNonDestructive(),
        settings.isDefaultPurgeOnNoConsumers(),
        settings.isAutoDeleteQueues(),
        settings.getDefaultMaxConsumers(),
        settings.getDefaultRingSize());
  }
}
