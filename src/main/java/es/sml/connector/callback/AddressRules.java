package es.sml.connector.callback;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Rules for the addresses that a webhook may reach: public ones, and the allowed ones of the
 * others. The blocks are those of IANA's special-purpose address registries (RFC 6890) that are not
 * globally reachable. Blocks that write an IPv4 address in another form are included.
 */
final class AddressRules {
  private static final List<IpSubnetFilterRule> NOT_PUBLIC =
      rules(
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
  private static final IpSubnetFilterRule GLOBAL = rule("2000::/3");
  private static final List<IpSubnetFilterRule> NOT_GLOBAL =
      rules(List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

  private final List<IpSubnetFilterRule> allowed;

  private AddressRules(List<IpSubnetFilterRule> allowed) {
    this.allowed = allowed;
  }

  /**
   * @param networks such as 10.0.0.0/8 or fd00::/8
   * @throws IllegalArgumentException with the first one that is not a network
   */
  static AddressRules of(List<String> networks) {
    return new AddressRules(rules(networks));
  }

  boolean allow(InetAddress address) {
    return isPublic(address) || allowPrivately(address);
  }

  /** Returns whether an address is in a network that is allowed although it is not public. */
  boolean allowPrivately(InetAddress address) {
    return matches(allowed, address);
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL.matches(socket(address)) && !matches(NOT_GLOBAL, address)
        : !matches(NOT_PUBLIC, address);
  }

  private static boolean matches(List<IpSubnetFilterRule> rules, InetAddress address) {
    return rules.stream().anyMatch(rule -> rule.matches(socket(address)));
  }

  private static InetSocketAddress socket(InetAddress address) {
    return new InetSocketAddress(address, 0);
  }

  private static List<IpSubnetFilterRule> rules(List<String> networks) {
    return networks.stream().map(AddressRules::rule).toList();
  }

  // The address is never resolved as a name, and 10.1 is not read as 10.0.0.1.
  private static IpSubnetFilterRule rule(String network) {
    String[] parts = network.split("/", 2);
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0]);
    if (parts.length == 2 && address != null) {
      try {
        return new IpSubnetFilterRule(address, Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(fault(network), e);
      }
    }
    throw new IllegalArgumentException(fault(network));
  }

  private static String fault(String network) {
    return "private-networks: " + network + " is not a network: write it as 10.0.0.0/8";
  }
}
