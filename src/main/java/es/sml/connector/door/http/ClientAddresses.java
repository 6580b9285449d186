package es.sml.connector.door.http;

import es.sml.connector.setting.Network;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;

/** Finds the address of a sender that may stand behind reverse proxies. */
public final class ClientAddresses {
  private final List<Network> proxies;

  /**
   * @param proxies the networks of the trusted proxies
   */
  public ClientAddresses(List<Network> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  boolean isProxy(String address) {
    InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
    return parsed != null && proxies.stream().anyMatch(network -> network.contains(parsed));
  }

  /**
   * Returns the sender's address: the last one in X-Forwarded-For that is no trusted proxy. A
   * sender can write any address before it.
   *
   * @param peer the other end of the connection
   * @param forwarded all values of X-Forwarded-For, in their order
   */
  String of(String peer, List<String> forwarded) {
    String address = peer;
    List<String> hops = List.of(String.join(",", forwarded).split(",", -1));
    for (int i = hops.size() - 1; i >= 0 && isProxy(address); i--) {
      String hop = hops.get(i).strip();
      if (NetUtil.createInetAddressFromIpAddressString(hop) == null) {
        return address;
      }
      address = hop;
    }
    return address;
  }
}
