package es.sml.connector.callback;

import es.sml.connector.setting.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Decides which addresses a webhook may reach: public ones, and those in {@code
 * callback.private-networks}.
 *
 * <p>The blocks are those of IANA's special-purpose address registries (RFC 6890) that are not
 * globally reachable. Blocks that write an IPv4 address in another form are included.
 */
public final class AddressRules {
  private static final List<Network> NOT_PUBLIC =
      networks(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4"));

  // Other IPv6 addresses are not public either: only global unicast is, without its special blocks.
  private static final Network GLOBAL = network("2000::/3");
  private static final List<Network> NOT_GLOBAL =
      networks(List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

  private final List<Network> allowed;

  private AddressRules(List<Network> allowed) {
    this.allowed = allowed;
  }

  /**
   * Returns rules that also allow these networks.
   *
   * @param networks such as 10.0.0.0/8 or fd00::/8
   * @throws IllegalArgumentException with the first one that is not a network
   */
  public static AddressRules of(List<String> networks) {
    return new AddressRules(networks(networks));
  }

  public boolean allow(InetAddress address) {
    return isPublic(address) || allowPrivately(address);
  }

  /** Returns whether an address is in a network that is allowed although it is not public. */
  public boolean allowPrivately(InetAddress address) {
    return matches(allowed, address);
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL.contains(address) && !matches(NOT_GLOBAL, address)
        : !matches(NOT_PUBLIC, address);
  }

  private static boolean matches(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(List<String> networks) {
    return networks.stream().map(AddressRules::network).toList();
  }

  private static Network network(String text) {
    return Network.of("private-networks", text);
  }
}
