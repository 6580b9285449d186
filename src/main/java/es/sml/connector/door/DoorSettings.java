package es.sml.connector.door;

import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.HostName;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Network;
import es.sml.connector.tls.ServerCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The HTTP port for leads of website forms and ad platforms. It refuses a port that is open to
 * other machines without TLS or a trusted proxy.
 *
 * @param enabled With {@code true}, the connector opens the port. Each channel of {@code
 *     dealers.yaml} is {@code POST /in/DEALER/CHANNEL}.
 * @param host Address of the port. Set {@code 0.0.0.0} to open it to other machines. Then it needs
 *     TLS: set {@code door.certificate}, or {@code door.trusted-proxies} with the reverse proxy.
 * @param port Number of the port. The value 0 takes any free port.
 * @param certificate PEM file of the certificate for TLS, followed by its authorities, relative to
 *     the directory of the start. Its private key has no password and is in the same file or in
 *     {@code door.key}. A renewed file applies within a minute.
 * @param key PEM file of the private key, relative to the directory of the start. By default the
 *     key is in {@code door.certificate}.
 * @param trustedProxies Networks of your reverse proxies, separated by commas, such as {@code
 *     10.0.0.0/8}. Their header {@code X-Forwarded-For} has the address of the sender.
 * @param publicUrl Scheme and host of the door on the Internet. The console shows each channel's
 *     URL with it, and HubSpot's signatures contain it.
 * @param maxRequestSize Largest body of a request. A larger one gets the status 413.
 * @param requestTimeout Longest time for the arrival of a whole request. A slower connection is
 *     closed.
 */
public record DoorSettings(
    boolean enabled,
    String host,
    Integer port,
    Path certificate,
    Path key,
    String trustedProxies,
    String publicUrl,
    ByteSize maxRequestSize,
    Duration requestTimeout) {
  private static final ByteSize MOST = ByteSize.ofMegabytes(10);

  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  public static final DoorSettings DEFAULT =
      new DoorSettings(false, null, null, null, null, null, null, null, null);

  public DoorSettings {
    host = Check.orDefault(host, "127.0.0.1");
    port = Check.between("port", Check.orDefault(port, 8078), 0, 65535);
    trustedProxies = Check.orDefault(trustedProxies, "");
    networks(trustedProxies);
    maxRequestSize = Check.orDefault(maxRequestSize, ByteSize.ofMegabytes(1));
    requestTimeout =
        Check.positive("request-timeout", Check.orDefault(requestTimeout, Duration.ofSeconds(30)));
    if (maxRequestSize.bytes() > MOST.bytes()) {
      throw new InvalidSettingException(
          "setting.largest-request", "max-request-size must be at most {0}", MOST.written());
    }
    if (key != null && certificate == null) {
      throw new InvalidSettingException("setting.key-alone", "key needs certificate, too");
    }
    if (certificate != null) {
      new ServerCertificate("certificate", certificate, key).read();
    }
    if (enabled && certificate == null && trustedProxies.isBlank() && !isLoopback(host)) {
      throw new InvalidSettingException(
          "setting.open-door",
          "host is open to other machines, so the door needs TLS: set"
              + " door.certificate, or set door.trusted-proxies to the addresses of your"
              + " reverse proxy, or set host to 127.0.0.1");
    }
    if (publicUrl != null && !publicUrl.matches("https?://[^/?#\\s]+")) {
      throw new InvalidSettingException(
          "setting.public-url",
          "public-url must be a scheme and a host, such as https://leads.dealer.example");
    }
  }

  /** The scheme, host and port of the door on this machine. */
  public String local(int openPort) {
    String reached = ANY_ADDRESS.contains(host) ? "127.0.0.1" : host;
    return (certificate == null ? "http" : "https") + "://" + bracketed(reached) + ":" + openPort;
  }

  private static boolean isLoopback(String host) {
    return HostName.parse(bracketed(host)).filter(HostName::isLoopback).isPresent();
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  public List<Network> proxies() {
    return networks(trustedProxies);
  }

  private static List<Network> networks(String list) {
    return List.of(list.split(",", -1)).stream()
        .map(String::strip)
        .filter(network -> !network.isEmpty())
        .map(network -> Network.orAddress("trusted-proxies", network))
        .toList();
  }
}
