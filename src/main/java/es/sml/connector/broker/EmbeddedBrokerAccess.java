package es.sml.connector.broker;

import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.setting.Secret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;

/**
 * Decides who may log in to the embedded broker, and which queues each program may send to, consume
 * or create.
 */
final class EmbeddedBrokerAccess {
  private static final String CONNECTOR = BrokerUser.CONNECTOR;

  private static final String ONE_WORD = "*";

  private EmbeddedBrokerAccess() {}

  /** Returns the permissions by queue name or pattern. */
  static Map<String, Set<Role>> roles(BrokerLayout layout) {
    Map<String, Set<Role>> roles = new HashMap<>();
    roles.put("#", Set.of(all()));
    for (BrokerLayout.Login login : layout.logins()) {
      String role = login.user().username();
      for (String queue : login.sendsTo()) {
        roles
            .computeIfAbsent(queue, name -> new HashSet<>(Set.of(all())))
            .add(role(role, true, false));
      }
      for (String queue : login.reads()) {
        roles
            .computeIfAbsent(queue, name -> new HashSet<>(Set.of(all())))
            .add(role(role, false, true));
      }
    }
    return roles;
  }

  /**
   * Returns who may create a temporary queue: a name without a dot that no other queue has.
   *
   * @param queues all existing queues
   */
  static Map<String, Set<Role>> temporaryQueues(BrokerLayout layout, Set<String> queues) {
    Map<String, Set<Role>> roles = new HashMap<>();
    queues.forEach(queue -> roles.put(queue, Set.of(all())));
    roles.put(
        ONE_WORD,
        Stream.concat(Stream.of(all()), users(layout).stream().map(user -> temporary(user)))
            .collect(Collectors.toSet()));
    return roles;
  }

  /**
   * Returns the users that may log in.
   *
   * @param password password of the connector's own user
   */
  static SecurityConfiguration logins(List<BrokerLayout.Login> logins, Secret password) {
    SecurityConfiguration security = new SecurityConfiguration();
    security.addUser(CONNECTOR, password.reveal());
    security.addRole(CONNECTOR, CONNECTOR);
    for (BrokerLayout.Login login : logins) {
      String name = login.user().username();
      security.addUser(name, login.user().password().reveal());
      security.addRole(name, name);
    }
    return security;
  }

  /** Returns the users other than the connector. */
  static Set<String> users(BrokerLayout layout) {
    return layout.logins().stream()
        .map(login -> login.user().username())
        .collect(Collectors.toSet());
  }

  private static Role all() {
    return new Role(
        CONNECTOR, true, true, true, true, true, true, true, true, true, true, true, true);
  }

  private static Role temporary(String name) {
    return new Role(
        name, false, true, false, false, true, true, false, true, false, true, false, false);
  }

  private static Role role(String name, boolean sends, boolean reads) {
    return new Role(
        name, sends, reads, false, false, false, false, false, reads, false, false, false, false);
  }
}
