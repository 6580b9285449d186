package es.sml.connector.broker.check;

import es.sml.connector.broker.Broker;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Checks one queue and the settings of its address. */
final class QueueCheck {
  private static final String ADDRESS =
      "%s is %s: %s; set <%1$s>%s</%1$s> in the address-setting that matches it";
  private static final String EXISTING_QUEUE =
      "the queue %3$s; set <%1$s>%4$s</%1$s>, and the same on the existing queue";
  private static final String FUTURE_QUEUE =
      "the queue, when it is created, %3$s; set <%1$s>%4$s</%1$s>";

  private final BrokerManagement broker;
  private final BrokerFindings findings;
  private final CheckedQueue queue;
  private final AddressSettings settings;

  QueueCheck(BrokerManagement broker, BrokerFindings findings, CheckedQueue queue) {
    this.broker = broker;
    this.findings = findings;
    this.queue = queue;
    this.settings = queue.settings();
  }

  /** Checks the queue of messages that the broker moved; the connector consumes their leads. */
  void checkLastResort() throws Exception {
    check(List.of(QueueSettings.ATTEMPTS), settings, ADDRESS);
  }

  void check() throws Exception {
    check(QueueSettings.OF_ADDRESS, settings, ADDRESS);
    noteSettings();
    checkMoves(
        "dead-letter-address",
        settings.getDeadLetterAddress(),
        settings.isAutoCreateDeadLetterResources(),
        "the broker loses messages that it cannot deliver",
        "undeliverable");
    if (!queue.isExpiring()) {
      checkMoves(
          "expiry-address",
          settings.getExpiryAddress(),
          settings.isAutoCreateExpiryResources(),
          "a lead is lost when its sender's time to live ends",
          "expired");
    }
    ClientSession.QueueQuery found = broker.queue(queue.name());
    if (found.isExists()) {
      checkProperties(properties(found), EXISTING_QUEUE);
      checkKind(found);
    } else {
      checkProperties(settings, FUTURE_QUEUE);
      checkCreation();
    }
  }

  private void checkProperties(AddressSettings properties, String form) throws Exception {
    check(QueueSettings.OF_QUEUE, properties, form);
    if (queue.isForReplies() && properties.getDefaultRingSize() == -1) {
      note(
          form.formatted(
              "default-ring-size", -1, "grows without a limit if no program consumes it", 10_000));
    }
  }

  private void check(
      List<NeededSetting<AddressSettings>> needs, AddressSettings source, String form)
      throws Exception {
    for (NeededSetting<AddressSettings> need : needs) {
      if (need.where().test(queue)) {
        need.fault(source, form).ifPresent(this::fault);
      }
    }
  }

  private void noteSettings() {
    if (!queue.isOrdered() && settings.getRedeliveryDelay() <= 0) {
      note(
          "redelivery-delay is 0: the broker redelivers a message without a delay; set"
              + " <redelivery-delay>500</redelivery-delay> and, with a"
              + " <redelivery-delay-multiplier>, <max-redelivery-delay>30000</max-redelivery-delay>");
    }
    if (queue.isExpiring() && settings.getExpiryDelay() == -1) {
      note(
          "expiry-delay is -1: messages that no program consumes keep customers' data"
              + " permanently; set <expiry-delay> in ms, as in broker-fragment.xml");
    }
    if (queue.layout().isFedByDealers(queue.name()) && settings.getPageLimitBytes() == null) {
      note(
          "page-limit-bytes is not set: a dealer's program can fill the disk; set"
              + " <page-limit-bytes>1G</page-limit-bytes> and"
              + " <page-full-policy>FAIL</page-full-policy>");
    }
  }

  private void checkMoves(
      String setting, SimpleString address, boolean made, String because, String leads)
      throws ActiveMQException {
    if (address == null) {
      fault(
          "%s is not set: %s; set <%1$s>%s</%1$s>, and create a queue of that name"
              .formatted(setting, because, Broker.LAST_RESORT));
      return;
    }
    if (!made && !broker.hasQueue(address)) {
      fault(
          "%s is %s, which has no queue: %s; create the queue"
              .formatted(setting, address, because));
    }
    if (!address.toString().equals(Broker.LAST_RESORT)) {
      note(
          "%s is %s: the broker moves %s leads there; only leads on %s become dead letters"
              .formatted(setting, address, leads, Broker.LAST_RESORT));
    }
  }

  private void checkKind(ClientSession.QueueQuery found) {
    if (!found.isDurable()
        || found.getRoutingType() != RoutingType.ANYCAST
        || found.getFilterString() != null) {
      fault(
          "the queue must be durable, anycast and without a filter; delete the queue when it is"
              + " empty, and create it again");
    }
  }

  private void checkCreation() {
    if (!settings.isAutoCreateQueues() || !settings.isAutoCreateAddresses()) {
      fault(
          "the queue does not exist and is not created on demand; create it, or set"
              + " <auto-create-queues>true</auto-create-queues> and"
              + " <auto-create-addresses>true</auto-create-addresses>");
    }
  }

  /** Returns the properties of an existing queue as the settings that create such a queue. */
  private static AddressSettings properties(ClientSession.QueueQuery queue) {
    return new AddressSettings()
        .setDefaultExclusiveQueue(queue.isExclusive())
        .setDefaultMaxConsumers(queue.getMaxConsumers())
        .setDefaultLastValueQueue(queue.isLastValue())
        .setDefaultNonDestructive(queue.isNonDestructive())
        .setDefaultPurgeOnNoConsumers(queue.isPurgeOnNoConsumers())
        .setAutoDeleteQueues(queue.isAutoDelete())
        .setDefaultRingSize(queue.getRingSize());
  }

  private void fault(String text) {
    findings.fault(queue.name(), text);
  }

  private void note(String text) {
    findings.note(queue.name(), text);
  }
}
