package es.sml.connector.chaos;

import es.sml.connector.config.Configuration;
import es.sml.connector.parse.mime.LenientMailSettings;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.runtime.PreparedConnector;
import java.nio.file.Path;

/**
 * The shipped connector with crash points and an optional known bug: ROUTES. Its configuration is
 * in config/ of its start folder.
 */
final class ChaosConnector {
  static final String POINTS = "chaos.points";
  static final String SABOTAGE = "chaos.sabotage";

  private ChaosConnector() {}

  public static void main(String[] arguments) throws Exception {
    ParentMonitor.start();
    LenientMailSettings.apply();
    Configuration configuration = Configuration.load(Path.of("config"), System.getenv());
    ConnectorRuntime runtime = PreparedConnector.prepare(configuration, Path.of(arguments[0]));
    String bugs = System.getProperty(SABOTAGE, "");
    for (String bug : bugs.split(",", -1)) {
      if (!bug.isEmpty()) {
        Sabotage.valueOf(bug).tamper(runtime.context());
      }
    }
    new CrashPoints(System.getProperty(POINTS, "")).install(runtime.context());
    PreparedConnector.start(runtime);
    ParentMonitor.ready();
  }
}
