package es.sml.connector.broker;

import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/**
 * Settings of the embedded broker's queues: pauses between redeliveries, the size in memory, full
 * queues, and times to live.
 */
final class EmbeddedBrokerAddresses {
  private EmbeddedBrokerAddresses() {}

  static Map<String, AddressSettings> settings(BrokerSettings settings, BrokerLayout layout) {
    Map<String, AddressSettings> all = new HashMap<>();
    all.put("#", everywhere());
    // A temporary queue's name is one word; its address is deleted with it.
    all.put("*", everywhere().setAutoDeleteAddresses(true));
    layout.allQueues().forEach(queue -> all.put(queue, everywhere()));
    for (String queue : layout.exclusiveQueues()) {
      // A delay would let the next message overtake this one.
      all.put(queue, everywhere().setRedeliveryDelay(0));
    }
    for (BrokerLayout.Login login : layout.logins()) {
      for (String queue : login.sendsTo()) {
        all.computeIfAbsent(queue, name -> everywhere())
            .setPageLimitBytes(settings.queueLimit().bytes())
            .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
      }
    }
    for (String queue : layout.limits().programQueues()) {
      // A lead may wait longer than a sender's time to live, for example while SML is down.
      all.computeIfAbsent(queue, name -> everywhere()).setNoExpiry(true);
    }
    layout
        .limits()
        .timesToLive()
        .forEach(
            (queue, time) ->
                all.computeIfAbsent(queue, name -> everywhere())
                    .setExpiryDelay(time.toMillis())
                    .setMaxExpiryDelay(time.toMillis())
                    .setExpiryAddress(
                        SimpleString.of(""))); // delete personal data instead of moving it
    return all;
  }

  // All queues are in the layout: a queue name in a message must not create a queue.
  private static AddressSettings everywhere() {
    return new AddressSettings()
        .setAutoCreateQueues(false)
        .setAutoCreateAddresses(false)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false)
        .setMaxDeliveryAttempts(-1)
        .setRedeliveryDelay(500)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(30_000)
        .setMaxSizeBytes(64L << 20)
        .setDeadLetterAddress(SimpleString.of(Broker.LAST_RESORT))
        .setExpiryAddress(SimpleString.of(Broker.LAST_RESORT));
  }
}
