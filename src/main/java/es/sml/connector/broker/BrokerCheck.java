package es.sml.connector.broker;

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

/**
 * Looks whether an external broker is set up as the connector's promise needs it; changes nothing.
 */
public final class BrokerCheck {
  private static final int CONFIRMATION_WINDOW = 1 << 20;

  // No setting but the widest matches it.
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

  /** How it is set up, and what the user may do there. */
  public static List<BrokerFinding> all(BrokerSettings settings, BrokerLayout layout) {
    return new BrokerCheck(settings, layout).look(true);
  }

  /** How it is set up. */
  public static List<BrokerFinding> setUp(BrokerSettings settings, BrokerLayout layout) {
    return new BrokerCheck(settings, layout).look(false);
  }

  private List<BrokerFinding> look(boolean tries) {
    try (ActiveMQConnectionFactory broker =
        BrokerConnections.to(settings.url(), settings.username(), settings.password())) {
      broker.setBlockOnNonDurableSend(true);
      broker.setConfirmationWindowSize(CONFIRMATION_WINDOW);
      try (ClientSessionFactory connection = broker.getServerLocator().createSessionFactory()) {
        session = session(connection, true);
        session.start();
        lookAtSettings();
        if (tries) {
          tryPermissions(new BrokerPermissions(session(connection, false), findings));
        }
      }
    } catch (ActiveMQSecurityException e) {
      findings.fault("the login is refused: broker.username, broker.password");
    } catch (ActiveMQException e) {
      findings.fault("no host of broker.url answers as it should (" + e.getType() + ")");
    } catch (Exception e) {
      findings.fault("the broker cannot be asked (" + e.getClass().getSimpleName() + ")");
    }
    return findings.all();
  }

  private ClientSession session(ClientSessionFactory connection, boolean commits)
      throws ActiveMQException {
    return connection.createSession(
        settings.username(), settings.password().reveal(), false, commits, commits, false, 1);
  }

  private void lookAtSettings() throws Exception {
    try (BrokerManagement management = new BrokerManagement(session)) {
      BrokerRules.check(management, this.settings.trustUnknownUsers(), findings);
      BrokerRules.checkUnknownNames(management.settings(UNKNOWN), findings);
      AddressSettingRules.checkLastResort(management.settings(Broker.LAST_RESORT), findings);
      for (Map.Entry<String, QueueUse> each : queues.entrySet()) {
        look(each.getKey(), each.getValue(), management.settings(each.getKey()));
      }
    } catch (ActiveMQSecurityException e) {
      findings.note(
          "not verified how the broker is set up: "
              + e.getMessage()
              + "; grant the user's role, in <security-setting match=\"activemq.management.#\">,"
              + " manage, send, consume, createAddress, deleteAddress, createNonDurableQueue and"
              + " deleteNonDurableQueue");
    }
  }

  private void look(String queue, QueueUse use, AddressSettings settings) throws Exception {
    AddressSettingRules.check(settings, queue, use, layout, findings);
    lookAside(
        queue,
        "dead-letter-address",
        settings.getDeadLetterAddress(),
        settings.isAutoCreateDeadLetterResources(),
        "what the broker itself must lay aside is lost");
    noteOther(
        queue,
        "dead-letter-address",
        settings.getDeadLetterAddress(),
        "the broker moves a lead there that it gives up; only one on %s becomes a dead letter");
    if (!layout.limits().timesToLive().containsKey(queue)) {
      lookAtEnd(queue, settings);
    }
    ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(queue));
    if (found.isExists()) {
      QueueRules.check(QueueShape.of(found), queue, use, findings);
    } else {
      QueueRules.check(QueueShape.madeBy(settings), queue, use, findings);
      if (!settings.isAutoCreateQueues() || !settings.isAutoCreateAddresses()) {
        findings.fault(
            queue,
            "the queue is not there, and is not made when it is needed; make it, or set"
                + " <auto-create-queues>true</auto-create-queues> and"
                + " <auto-create-addresses>true</auto-create-addresses>");
      }
    }
  }

  private void lookAtEnd(String queue, AddressSettings settings) throws ActiveMQException {
    lookAside(
        queue,
        "expiry-address",
        settings.getExpiryAddress(),
        settings.isAutoCreateExpiryResources(),
        "a lead with an expiry from its sender is lost when it expires");
    noteOther(
        queue,
        "expiry-address",
        settings.getExpiryAddress(),
        "the broker moves a lead there whose time to live ended; only one on %s becomes a dead letter");
  }

  private void noteOther(String queue, String setting, SimpleString address, String because) {
    if (address != null && !address.toString().equals(Broker.LAST_RESORT)) {
      findings.note(
          queue, "%s is %s: %s".formatted(setting, address, because.formatted(Broker.LAST_RESORT)));
    }
  }

  private void lookAside(
      String queue, String setting, SimpleString address, boolean made, String because)
      throws ActiveMQException {
    if (address == null) {
      findings.fault(
          queue,
          "%s is not set: %s; set <%1$s>%s</%1$s>, and have a queue of that name"
              .formatted(setting, because, Broker.LAST_RESORT));
    } else if (!made && !keeps(address)) {
      findings.fault(
          queue,
          "%s is %s, which has no queue: %s; make the queue".formatted(setting, address, because));
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
        // What the end of the last consumer would be the end of is left alone.
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
