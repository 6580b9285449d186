package es.sml.connector.broker.check;

import es.sml.connector.broker.Broker;
import es.sml.connector.language.LocalizedText;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * Checks one queue of an external broker and its address, and notes settings that are allowed but
 * risky. {@link QueueSettings} lists the needed values.
 */
final class QueueCheck {
  private static final LocalizedText ADDRESS =
      LocalizedText.of(
          "broker.address-setting",
          "{0} is {1}: {2}; set <{0}>{3}</{0}> in the address-setting that matches it");
  private static final LocalizedText EXISTING_QUEUE =
      LocalizedText.of(
          "broker.existing-queue",
          "the queue {2}; set <{0}>{3}</{0}>, and the same on the existing queue");
  private static final LocalizedText FUTURE_QUEUE =
      LocalizedText.of(
          "broker.future-queue", "the queue, when it is created, {2}; set <{0}>{3}</{0}>");

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
        LocalizedText.of("broker.undelivered", "the broker loses messages that it cannot deliver"),
        LocalizedText.of("broker.undeliverable", "undeliverable"));
    if (!queue.isExpiring()) {
      checkMoves(
          "expiry-address",
          settings.getExpiryAddress(),
          settings.isAutoCreateExpiryResources(),
          LocalizedText.of(
              "broker.lead-expires", "a lead is lost when its sender's time to live ends"),
          LocalizedText.of("broker.expired", "expired"));
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

  private void checkProperties(AddressSettings properties, LocalizedText form) throws Exception {
    check(QueueSettings.OF_QUEUE, properties, form);
    if (queue.isForReplies() && properties.getDefaultRingSize() == -1) {
      note(
          form.with(
              "default-ring-size",
              -1,
              LocalizedText.of("broker.grows", "grows without a limit if no program consumes it"),
              10_000));
    }
  }

  private void check(
      List<NeededSetting<AddressSettings>> needs, AddressSettings source, LocalizedText form)
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
          LocalizedText.of(
              "broker.no-delay",
              "redelivery-delay is 0: the broker redelivers a message without a delay; set"
                  + " <redelivery-delay>500</redelivery-delay> and, with a"
                  + " <redelivery-delay-multiplier>,"
                  + " <max-redelivery-delay>30000</max-redelivery-delay>"));
    }
    if (queue.isExpiring() && settings.getExpiryDelay() == -1) {
      note(
          LocalizedText.of(
              "broker.no-expiry",
              "expiry-delay is -1: messages that no program consumes keep customers' data"
                  + " permanently; set <expiry-delay> in ms, as in broker-fragment.xml"));
    }
    if (queue.layout().isFedByDealers(queue.name()) && settings.getPageLimitBytes() == null) {
      note(
          LocalizedText.of(
              "broker.no-limit",
              "page-limit-bytes is not set: a dealer's program can fill the disk; set"
                  + " <page-limit-bytes>1G</page-limit-bytes> and"
                  + " <page-full-policy>FAIL</page-full-policy>"));
    }
  }

  private void checkMoves(
      String setting,
      SimpleString address,
      boolean made,
      LocalizedText because,
      LocalizedText leads)
      throws ActiveMQException {
    if (address == null) {
      fault(
          LocalizedText.of(
              "broker.not-set",
              "{0} is not set: {1}; set <{0}>{2}</{0}>, and create a queue of that name",
              setting,
              because,
              Broker.LAST_RESORT));
      return;
    }
    if (!made && !broker.hasQueue(address)) {
      fault(
          LocalizedText.of(
              "broker.no-queue",
              "{0} is {1}, which has no queue: {2}; create the queue",
              setting,
              address,
              because));
    }
    if (!address.toString().equals(Broker.LAST_RESORT)) {
      note(
          LocalizedText.of(
              "broker.moves",
              "{0} is {1}: the broker moves {2} leads there; only leads on {3} become dead letters",
              setting,
              address,
              leads,
              Broker.LAST_RESORT));
    }
  }

  private void checkKind(ClientSession.QueueQuery found) {
    if (!found.isDurable()
        || found.getRoutingType() != RoutingType.ANYCAST
        || found.getFilterString() != null) {
      fault(
          LocalizedText.of(
              "broker.kind",
              "the queue must be durable, anycast and without a filter; delete the queue when it is"
                  + " empty, and create it again"));
    }
  }

  private void checkCreation() {
    if (!settings.isAutoCreateQueues() || !settings.isAutoCreateAddresses()) {
      fault(
          LocalizedText.of(
              "broker.missing-queue",
              "the queue does not exist and is not created on demand; create it, or set"
                  + " <auto-create-queues>true</auto-create-queues> and"
                  + " <auto-create-addresses>true</auto-create-addresses>"));
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

  private void fault(LocalizedText text) {
    findings.fault(queue.name(), text);
  }

  private void note(LocalizedText text) {
    findings.note(queue.name(), text);
  }
}
