package es.sml.connector.config;

import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Refuses one port for two servers of the connector. The value 0 takes any free port. */
final class PortRules {
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private PortRules() {}

  private record Address(String key, String host, int port) {
    boolean isAlso(Address other) {
      return port == other.port && port != 0 && (overlaps(other) || other.overlaps(this));
    }

    private boolean overlaps(Address other) {
      return ANY_ADDRESS.contains(host)
          || (host.equals("localhost") && other.host.equals("127.0.0.1"))
          || host.equals(other.host);
    }
  }

  static void check(ConfigurationFile file, Settings settings, List<Problem> problems) {
    List<Address> open = new ArrayList<>();
    if (settings.ops().enabled()) {
      open.add(new Address("ops.port", settings.ops().host(), settings.ops().port()));
    }
    if (settings.broker().embedded() && settings.broker().acceptor() != null) {
      open.add(
          new Address(
              "broker.acceptor",
              settings.broker().acceptorHost(),
              settings.broker().acceptorPort()));
    }
    if (settings.door().enabled()) {
      open.add(new Address("door.port", settings.door().host(), settings.door().port()));
    }
    for (int i = 0; i < open.size(); i++) {
      for (Address before : open.subList(0, i)) {
        Address address = open.get(i);
        if (address.isAlso(before)) {
          problems.add(
              file.problem(
                  address.key(),
                  LocalizedText.of(
                      "settings.same-port",
                      "{0} is also the port of {1}: set another port for one of them",
                      address.port(),
                      before.key())));
        }
      }
    }
  }
}
