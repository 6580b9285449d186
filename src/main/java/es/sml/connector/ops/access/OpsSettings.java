package es.sml.connector.ops.access;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;

/**
 * The port of health, metrics, ops API and console, and its access rights.
 *
 * @param enabled With {@code true}, the connector opens the port of the health page, the metrics,
 *     the ops API ({@code /api/v1}) and the console.
 * @param host Address of the port. The health page is {@code http://HOST:PORT/observe/health}.
 *     Health and metrics need no token. They contain no customer data, apart from the names of
 *     files that stay in a drop folder.
 * @param port Number of the port. The value 0 takes any free port.
 * @param publicHost Other names of this host, separated by commas: {@code HOST}, {@code HOST:PORT},
 *     or {@code https://HOST} for a reverse proxy. The proxy must speak HTTPS and keep the header
 *     Host unchanged. Loopback, {@code ops.host} and the machine's own addresses are always
 *     allowed. A request for another host gets the status 421. This protects the port from foreign
 *     web pages.
 * @param viewerToken Token of a viewer of the ops API, who sees masked data. Create it with {@code
 *     openssl rand -base64 32}; a weak token stops the start. By default there is no viewer.
 * @param operatorToken Token of an operator of the ops API, who sees all data and runs actions.
 *     Create it in the same way as {@code ops.viewer-token}. By default each start writes a new
 *     token to {@code ops-token} in the data directory.
 * @param oidc Sign-in of persons by OpenID Connect, beside the two tokens.
 */
public record OpsSettings(
    Boolean enabled,
    String host,
    Integer port,
    String publicHost,
    Secret viewerToken,
    Secret operatorToken,
    OidcSettings oidc) {
  /** The largest body of a request, in bytes. */
  public static final long LARGEST_BODY = 1 << 20;

  public OpsSettings {
    enabled = Check.orDefault(enabled, true);
    host = Check.orDefault(host, "127.0.0.1");
    port = Check.between("port", Check.orDefault(port, 8077), 0, 65535);
    publicHost = Check.orDefault(publicHost, "");
    new AllowedHosts(host, publicHost);
    TokenStrength.check("viewer-token", viewerToken);
    TokenStrength.check("operator-token", operatorToken);
    if (viewerToken != null && viewerToken.equals(operatorToken)) {
      throw new InvalidSettingException(
          "setting.same-token", "viewer-token must differ from operator-token");
    }
  }

  /**
   * Returns the URL of the port for programs on this machine, without a path.
   *
   * @param openPort the number of the open port
   */
  public String localUrl(int openPort) {
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://"
        + (reachable.contains(":") ? "[" + reachable + "]" : reachable)
        + ":"
        + openPort;
  }

  /** The names of the host that requests may use. */
  public AllowedHosts hosts() {
    return new AllowedHosts(host, publicHost);
  }
}
