package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import java.nio.file.Path;

/** Lets a test lay hands on a connector after it was put together and before its routes start. */
public final class PreparedConnector {
  private PreparedConnector() {}

  /** Everything but the start of the routes, which {@link #start} does. */
  public static ConnectorRuntime prepare(Configuration configuration, Path routes)
      throws Exception {
    return ConnectorRuntime.prepare(configuration, routes);
  }

  /** Starts the routes, then opens the door. */
  public static void start(ConnectorRuntime runtime) {
    runtime.context().start();
    runtime.openDoor();
  }
}
