package es.sml.connector.ops;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * The port of health, metrics, ops API and console, and its access rights.
 *
 * @param host address of the port; loopback by default
 * @param port number of the port; 0 takes any free one
 * @param publicHost further names of the host, separated by commas
 * @param viewerToken token of the role viewer; null for no viewer
 * @param operatorToken token of the role operator; null creates one at each start
 */
public record OpsSettings(
    Boolean enabled,
    String host,
    Integer port,
    String publicHost,
    Secret viewerToken,
    Secret operatorToken) {
  public OpsSettings {
    enabled = Check.orDefault(enabled, true);
    host = Check.orDefault(host, "127.0.0.1");
    port = Check.between("port", Check.orDefault(port, 8077), 0, 65535);
    publicHost = Check.orDefault(publicHost, "");
    new AllowedHosts(host, publicHost);
    TokenStrength.check("viewer-token", viewerToken);
    TokenStrength.check("operator-token", operatorToken);
    if (viewerToken != null && viewerToken.equals(operatorToken)) {
      throw new IllegalArgumentException("viewer-token must differ from operator-token");
    }
  }

  /** The names of the host that requests may use. */
  public AllowedHosts hosts() {
    return new AllowedHosts(host, publicHost);
  }
}
