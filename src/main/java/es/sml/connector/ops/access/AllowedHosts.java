package es.sml.connector.ops.access;

import es.sml.connector.setting.HostName;
import es.sml.connector.setting.InvalidSettingException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The host names that requests to the ops port may carry. A browser sends the host name of the
 * page's site. This stops a foreign page whose name points here (DNS rebinding).
 */
public final class AllowedHosts {
  private static final String HTTPS = "https://";
  private static final int HTTPS_PORT = 443;

  private final String own;
  private final List<PublicHost> others;

  private record PublicHost(HostName host, boolean https) {
    boolean is(HostName asked) {
      int port = https && asked.port() < 0 ? HTTPS_PORT : asked.port();
      int known = https && host.port() < 0 ? HTTPS_PORT : host.port();
      return asked.name().equals(host.name()) && (known < 0 || known == port);
    }

    static PublicHost parse(String written) {
      boolean https = written.toLowerCase(Locale.ROOT).startsWith(HTTPS);
      return new PublicHost(
          HostName.parse(https ? written.substring(HTTPS.length()) : written)
              .orElseThrow(
                  () ->
                      new InvalidSettingException(
                          "setting.public-host",
                          "public-host is a list of hosts, separated by commas; write each as"
                              + " ops.example, ops.example:8443 or https://ops.example")),
          https);
    }
  }

  /**
   * @param own the host of the port
   * @param others more hosts, separated by commas, each HOST, HOST:PORT or https://HOST
   * @throws IllegalArgumentException if one of them is not a host
   */
  AllowedHosts(String own, String others) {
    this.own =
        HostName.parse(own.contains(":") ? "[" + own + "]" : own).map(HostName::name).orElse("");
    this.others =
        Arrays.stream(others.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(PublicHost::parse)
            .toList();
  }

  /**
   * Returns true if a request may name this host. The connection's local address is allowed: DNS
   * cannot redirect an address.
   *
   * @param local the connection's address on this machine
   */
  public boolean allow(HostName host, InetAddress local) {
    return host.isLoopback()
        || isOwn(host)
        || host.address().filter(local::equals).isPresent()
        || others.stream().anyMatch(other -> other.is(host));
  }

  // The wildcard address 0.0.0.0 is not the name of a host.
  private boolean isOwn(HostName host) {
    return host.name().equals(own)
        && host.address().filter(InetAddress::isAnyLocalAddress).isEmpty();
  }

  /** Returns true if a browser can reach this host only by HTTPS, through a proxy. */
  public boolean isHttps(String header) {
    Optional<HostName> host = HostName.parse(header);
    return host.isPresent()
        && others.stream().anyMatch(other -> other.https() && other.is(host.get()));
  }

  /** Returns true if one of the hosts is a proxy with HTTPS. */
  public boolean hasHttps() {
    return others.stream().anyMatch(PublicHost::https);
  }
}
