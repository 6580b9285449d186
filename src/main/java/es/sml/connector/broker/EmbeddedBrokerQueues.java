package es.sml.connector.broker;

import es.sml.connector.broker.limit.DealerQuota;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.setting.Secret;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queues of the embedded broker, with the rights of its logins. Empty ones can be removed. */
final class EmbeddedBrokerQueues {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBrokerQueues.class);

  private final BrokerSettings settings;
  private final Secret password;
  private final Set<String> queues;

  /**
   * @param password password of the connector's own login
   */
  EmbeddedBrokerQueues(BrokerSettings settings, Secret password, BrokerLayout layout) {
    this.settings = settings;
    this.password = password;
    this.queues = new TreeSet<>(layout.allQueues());
  }

  // This includes queues that the layout no longer has.
  static Map<String, Set<Role>> roles(ActiveMQServer broker, BrokerLayout layout) {
    Set<String> queues =
        Stream.of(broker.getActiveMQServerControl().getQueueNames())
            .filter(queue -> isDurable(broker.locateQueue(SimpleString.of(queue))))
            .collect(Collectors.toSet());
    Map<String, Set<Role>> roles = EmbeddedBrokerAccess.temporaryQueues(layout, queues);
    roles.putAll(EmbeddedBrokerAccess.roles(layout));
    return roles;
  }

  /**
   * Creates new queues and logins; disconnects users without a login.
   *
   * @param layout the queues and logins before
   */
  void add(
      ActiveMQServer broker,
      ActiveMQJAASSecurityManager security,
      BrokerLayout layout,
      BrokerLayout next) {
    broker
        .getAddressSettingsRepository()
        .swap(EmbeddedBrokerAddresses.settings(settings, next).entrySet());
    try {
      for (QueueConfiguration queue : EmbeddedBrokerConfiguration.queues(next)) {
        if (queues.add(queue.getName().toString())) {
          removeUsurper(broker, queue);
          broker.createQueue(queue, true);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker cannot create a queue", e);
    }
    next.logins()
        .forEach(
            login ->
                broker.getConfiguration().addResourceLimitSettings(DealerQuota.of(login.user())));
    security.setConfiguration(EmbeddedBrokerAccess.logins(next.logins(), password));
    broker.getActiveMQServerControl().clearAuthenticationCache();
    broker.getSecurityRepository().swap(roles(broker, next).entrySet());
    Set<String> users = EmbeddedBrokerAccess.users(next);
    EmbeddedBrokerAccess.users(layout).stream()
        .filter(user -> !users.contains(user))
        .forEach(user -> broker.getActiveMQServerControl().closeConnectionsForUser(user));
  }

  // A temporary queue may have any name.
  private static void removeUsurper(ActiveMQServer broker, QueueConfiguration queue)
      throws Exception {
    Queue there = broker.locateQueue(queue.getName());
    if (there != null && !isDurable(there)) {
      broker.destroyQueue(queue.getName(), null, false);
    }
  }

  private static boolean isDurable(Queue queue) {
    return queue != null && queue.isDurable();
  }

  /** Removes the empty queues that are not in the layout. */
  Set<String> removeAllBut(ActiveMQServer broker, BrokerLayout layout) {
    Set<String> gone = new TreeSet<>(queues);
    gone.removeAll(layout.allQueues());
    Set<String> left = new TreeSet<>();
    for (String queue : gone) {
      if (remove(broker, SimpleString.of(queue))) {
        queues.remove(queue);
      } else {
        left.add(queue);
      }
    }
    return left;
  }

  private static boolean remove(ActiveMQServer broker, SimpleString queue) {
    try {
      if (broker.locateQueue(queue) != null) {
        broker.destroyQueue(queue, null, true, false, false, true);
      }
      if (broker.getAddressInfo(queue) != null) {
        broker.removeAddressInfo(queue, null);
      }
      return true;
    } catch (Exception e) {
      LOG.debug("the queue {} stays", queue, e); // it holds messages or has a consumer
      return false;
    }
  }
}
