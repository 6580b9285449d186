package es.sml.connector.ops;

import es.sml.connector.setting.HostName;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts under whose names the ops port may be used. A browser sends the name of the page's
 * site, so that a page elsewhere cannot reach the port by pointing its own name here (DNS
 * rebinding).
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
                      new IllegalArgumentException(
                          "public-host names hosts, with commas between them, each as"
                              + " ops.example, ops.example:8443 or https://ops.example")),
          https);
    }
  }

  /**
   * @param own the host that the port listens on
   * @param others further hosts with commas between them, each HOST, HOST:PORT or https://HOST
   * @throws IllegalArgumentException when one of them is no host
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
   * Whether a request may name this host. The connection's local address is allowed: unlike a name,
   * an address cannot be pointed elsewhere.
   *
   * @param local the connection's address on this machine
   */
  public boolean allow(HostName host, InetAddress local) {
    return host.isLoopback()
        || isOwn(host)
        || host.address().filter(local::equals).isPresent()
        || others.stream().anyMatch(other -> other.is(host));
  }

  // One that stands for all addresses is none by itself.
  private boolean isOwn(HostName host) {
    return host.name().equals(own)
        && host.address().filter(InetAddress::isAnyLocalAddress).isEmpty();
  }

  /** Whether a browser reaches this host by HTTPS only, through a proxy. */
  public boolean isHttps(String header) {
    Optional<HostName> host = HostName.parse(header);
    return host.isPresent()
        && others.stream().anyMatch(other -> other.https() && other.is(host.get()));
  }

  /** Whether a proxy with HTTPS is named. */
  public boolean hasHttps() {
    return others.stream().anyMatch(PublicHost::https);
  }
}
