package es.sml.connector.broker.check;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.client.BrokerConnections;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Checks that an external broker's setup supports the delivery guarantee; changes nothing. */
public final class BrokerCheck {
  private static final int CONFIRMATION_WINDOW = 1 << 20;

  // Only the widest address setting matches this name.
  private static final String UNKNOWN = "unknown-to-the-connector";

  private final BrokerSettings settings;
  private final BrokerLayout layout;
  private final Map<String, QueueUse> queues = new LinkedHashMap<>();
  private final BrokerFindings findings = new BrokerFindings();
  private final Map<SimpleString, Boolean> kept = new HashMap<>();
  private ClientSession session;

  private BrokerCheck(BrokerSettings settings, BrokerLayout layout) {
    this.settings = settings;
    this.layout = layout;
    layout.queues().forEach(queue -> queues.put(queue, QueueUse.SHARED));
    layout.exclusiveQueues().forEach(queue -> queues.put(queue, QueueUse.ONE_AT_A_TIME));
    layout.replyQueues().forEach(queue -> queues.put(queue, QueueUse.REPLIES));
  }

  /** Checks the broker's setup and the user's permissions. */
  public static List<BrokerFinding> all(BrokerSettings settings, BrokerLayout layout) {
    return new BrokerCheck(settings, layout).check(true);
  }

  /** Checks the broker's setup. */
  public static List<BrokerFinding> setUp(BrokerSettings settings, BrokerLayout layout) {
    return new BrokerCheck(settings, layout).check(false);
  }

  private List<BrokerFinding> check(boolean tries) {
    try (ActiveMQConnectionFactory broker =
        BrokerConnections.to(settings.url(), settings.username(), settings.password())) {
      broker.setBlockOnNonDurableSend(true);
      broker.setConfirmationWindowSize(CONFIRMATION_WINDOW);
      try (ClientSessionFactory connection = broker.getServerLocator().createSessionFactory()) {
        session = session(connection, true);
        session.start();
        checkSettings();
        if (tries) {
          tryPermissions(new BrokerPermissions(session(connection, false), findings));
        }
      }
    } catch (ActiveMQSecurityException e) {
      findings.fault("the broker rejects the login; correct broker.username and broker.password");
    } catch (ActiveMQException e) {
      findings.fault(
          "no host of broker.url responds as an Artemis ("
              + e.getType()
              + "); check the URL, and that the broker runs");
    } catch (Exception e) {
      findings.fault("the check of the broker failed (" + e.getClass().getSimpleName() + ")");
    }
    return findings.all();
  }

  private ClientSession session(ClientSessionFactory connection, boolean commits)
      throws ActiveMQException {
    return connection.createSession(
        settings.username(), settings.password().reveal(), false, commits, commits, false, 1);
  }

  private void checkSettings() throws Exception {
    try (BrokerManagement management = new BrokerManagement(session)) {
      BrokerRules.check(management, this.settings.trustUnknownUsers(), findings);
      BrokerRules.checkUnknownNames(management.settings(UNKNOWN), findings);
      AddressSettingRules.checkLastResort(management.settings(Broker.LAST_RESORT), findings);
      for (Map.Entry<String, QueueUse> each : queues.entrySet()) {
        check(each.getKey(), each.getValue(), management.settings(each.getKey()));
      }
    } catch (ActiveMQSecurityException e) {
      findings.note(
          "the broker's setup could not be checked: "
              + e.getMessage()
              + "; grant the user's role, in <security-setting match=\"activemq.management.#\">,"
              + " manage, send, consume, createAddress, deleteAddress, createNonDurableQueue and"
              + " deleteNonDurableQueue");
    }
  }

  private void check(String queue, QueueUse use, AddressSettings settings) throws Exception {
    AddressSettingRules.check(settings, queue, use, layout, findings);
    checkAddress(
        queue,
        "dead-letter-address",
        settings.getDeadLetterAddress(),
        settings.isAutoCreateDeadLetterResources(),
        "the broker loses messages that it cannot deliver");
    noteOther(
        queue,
        "dead-letter-address",
        settings.getDeadLetterAddress(),
        "the broker moves undeliverable leads there; only leads on %s become dead letters");
    if (!layout.limits().timesToLive().containsKey(queue)) {
      checkExpiry(queue, settings);
    }
    ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(queue));
    if (found.isExists()) {
      QueueRules.check(QueueShape.of(found), queue, use, findings);
    } else {
      QueueRules.check(QueueShape.madeBy(settings), queue, use, findings);
      if (!settings.isAutoCreateQueues() || !settings.isAutoCreateAddresses()) {
        findings.fault(
            queue,
            "the queue does not exist and is not created on demand; create it, or set"
                + " <auto-create-queues>true</auto-create-queues> and"
                + " <auto-create-addresses>true</auto-create-addresses>");
      }
    }
  }

  private void checkExpiry(String queue, AddressSettings settings) throws ActiveMQException {
    checkAddress(
        queue,
        "expiry-address",
        settings.getExpiryAddress(),
        settings.isAutoCreateExpiryResources(),
        "a lead is lost when its sender's time to live ends");
    noteOther(
        queue,
        "expiry-address",
        settings.getExpiryAddress(),
        "the broker moves expired leads there; only leads on %s become dead letters");
  }

  private void noteOther(String queue, String setting, SimpleString address, String because) {
    if (address != null && !address.toString().equals(Broker.LAST_RESORT)) {
      findings.note(
          queue, "%s is %s: %s".formatted(setting, address, because.formatted(Broker.LAST_RESORT)));
    }
  }

  private void checkAddress(
      String queue, String setting, SimpleString address, boolean made, String because)
      throws ActiveMQException {
    if (address == null) {
      findings.fault(
          queue,
          "%s is not set: %s; set <%1$s>%s</%1$s>, and create a queue of that name"
              .formatted(setting, because, Broker.LAST_RESORT));
    } else if (!made && !keeps(address)) {
      findings.fault(
          queue,
          "%s is %s, which has no queue: %s; create the queue"
              .formatted(setting, address, because));
    }
  }

  private boolean keeps(SimpleString address) throws ActiveMQException {
    Boolean known = kept.get(address);
    if (known == null) {
      known = !session.addressQuery(address).getQueueNames().isEmpty();
      kept.put(address, known);
    }
    return known;
  }

  private void tryPermissions(BrokerPermissions permissions) throws Exception {
    List<String> missing = new ArrayList<>();
    String there = null;
    if (session.queueQuery(SimpleString.of(Broker.LAST_RESORT)).isExists()) {
      there = Broker.LAST_RESORT;
      permissions.tryReading(there);
    }
    for (String queue : queues.keySet()) {
      ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(queue));
      if (!found.isExists()) {
        missing.add(queue);
      } else if (!found.isAutoDelete() && !found.isPurgeOnNoConsumers()) {
        // An auto-deleted queue would disappear with this consumer, so leave it alone.
        there = queue;
        permissions.tryQueue(queue);
      }
    }
    if (there != null) {
      for (String queue : missing) {
        permissions.tryMaking(queue, there);
      }
    }
  }
}
