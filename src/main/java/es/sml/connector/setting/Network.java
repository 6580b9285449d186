package es.sml.connector.setting;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A network of a setting, such as 10.0.0.0/8 or fd00::/8. */
public final class Network {
  private final IpSubnetFilterRule rule;

  private Network(IpSubnetFilterRule rule) {
    this.rule = rule;
  }

  /**
   * Reads a network. A name is never resolved, and 10.1 is not read as 10.0.0.1.
   *
   * @param setting name of the setting, for the message
   * @throws IllegalArgumentException if the text is not a network
   */
  public static Network of(String setting, String text) {
    String[] parts = text.split("/", 2);
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0]);
    if (address == null || parts.length == 1) {
      throw fault(setting, text);
    }
    try {
      return new Network(
          new IpSubnetFilterRule(address, Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT));
    } catch (IllegalArgumentException e) {
      throw fault(setting, text);
    }
  }

  /**
   * Reads a network, or a single address such as 127.0.0.1.
   *
   * @param setting name of the setting, for the message
   * @throws IllegalArgumentException if the text is neither
   */
  public static Network orAddress(String setting, String text) {
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
    return of(setting, address == null ? text : text + "/" + address.getAddress().length * 8);
  }

  public boolean contains(InetAddress address) {
    return rule.matches(new InetSocketAddress(address, 0));
  }

  private static InvalidSettingException fault(String setting, String text) {
    return new InvalidSettingException(
        "setting.network", "{0}: {1} is not a network: write it as 10.0.0.0/8", setting, text);
  }
}
