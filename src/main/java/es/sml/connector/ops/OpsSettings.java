package es.sml.connector.ops;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * Where the connector answers questions about itself, and whom.
 *
 * @param host loopback unless told otherwise
 * @param port 0 for any free one
 * @param publicHost further hosts under whose names it may be used, with commas
 * @param viewerToken of those who may look; null for nobody
 * @param operatorToken of those who may act too; null for one that is made at each start
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
      throw new IllegalArgumentException("viewer-token is the same as operator-token");
    }
  }

  /** The hosts under whose names the port may be used. */
  public AllowedHosts hosts() {
    return new AllowedHosts(host, publicHost);
  }
}
