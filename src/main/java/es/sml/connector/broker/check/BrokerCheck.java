package es.sml.connector.broker.check;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.client.BrokerConnections;
import es.sml.connector.broker.client.BrokerTls;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Checks that an external broker's setup supports the delivery guarantee; changes nothing. */
public final class BrokerCheck {
  private static final int CONFIRMATION_WINDOW = 1 << 20;

  // Only the widest address setting matches this name.
  private static final String UNKNOWN = "unknown-to-the-connector";

  private final BrokerSettings settings;
  private final BrokerLayout layout;
  private final BrokerFindings findings = new BrokerFindings();
  private ClientSession session;

  private BrokerCheck(BrokerSettings settings, BrokerLayout layout) {
    this.settings = settings;
    this.layout = layout;
  }

  /** Checks the broker's setup and the user's permissions. */
  public static List<BrokerFinding> all(BrokerSettings settings, BrokerLayout layout) {
    return new BrokerCheck(settings, layout).check(true);
  }

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
    } catch (ActiveMQException e) {
      findings.fault(BrokerTls.trouble(settings, e));
    } catch (Exception e) {
      findings.fault(
          LocalizedText.of(
              "broker.failed", "the check of the broker failed ({0})", FailureWords.of(e)));
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
      BrokerRules.check(management, settings.trustUnknownUsers(), findings);
      BrokerRules.checkUnknownNames(management.settings(UNKNOWN), findings);
      check(management, Broker.LAST_RESORT).checkLastResort();
      for (String queue : layout.allQueues()) {
        check(management, queue).check();
      }
    } catch (ActiveMQSecurityException e) {
      findings.note(
          LocalizedText.of(
              "broker.not-checked",
              "the broker's setup could not be checked: {0}; grant the user's role, in"
                  + " <security-setting match=\"activemq.management.#\">, manage, send, consume,"
                  + " createAddress, deleteAddress, createNonDurableQueue and"
                  + " deleteNonDurableQueue",
              e.getMessage()));
    }
  }

  private QueueCheck check(BrokerManagement management, String queue) throws Exception {
    return new QueueCheck(
        management, findings, new CheckedQueue(queue, management.settings(queue), layout));
  }

  private void tryPermissions(BrokerPermissions permissions) throws Exception {
    List<String> missing = new ArrayList<>();
    String there = null;
    if (session.queueQuery(SimpleString.of(Broker.LAST_RESORT)).isExists()) {
      there = Broker.LAST_RESORT;
      permissions.tryReading(there);
    }
    for (String queue : layout.allQueues()) {
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
