package es.sml.connector.ops;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * Where the connector answers questions about itself, and whom.
 *
 * @param host loopback unless told otherwise
 * @param port 0 for any free one
 * @param viewerToken of those who may look; null for nobody
 * @param operatorToken of those who may act too; null for one that is made at each start
 */
public record OpsSettings(
    Boolean enabled, String host, Integer port, Secret viewerToken, Secret operatorToken) {
  private static final int SHORTEST_TOKEN = 16;

  public OpsSettings {
    enabled = Check.orDefault(enabled, true);
    host = Check.orDefault(host, "127.0.0.1");
    port = Check.between("port", Check.orDefault(port, 8077), 0, 65535);
    checkToken("viewer-token", viewerToken);
    checkToken("operator-token", operatorToken);
    if (viewerToken != null && viewerToken.equals(operatorToken)) {
      throw new IllegalArgumentException("viewer-token is the same as operator-token");
    }
  }

  private static void checkToken(String name, Secret token) {
    if (token != null && token.reveal().length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          name + " needs at least " + SHORTEST_TOKEN + " characters");
    }
  }
}
