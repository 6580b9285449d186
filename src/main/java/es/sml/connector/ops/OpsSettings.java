package es.sml.connector.ops;

import es.sml.connector.setting.Check;

/**
 * Where the connector answers questions about itself.
 *
 * @param host loopback unless told otherwise
 * @param port 0 for any free one
 */
public record OpsSettings(Boolean enabled, String host, Integer port) {
  public OpsSettings {
    enabled = Check.orDefault(enabled, true);
    host = Check.orDefault(host, "127.0.0.1");
    port = Check.between("port", Check.orDefault(port, 8077), 0, 65535);
  }
}
