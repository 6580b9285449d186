package es.sml.connector.runtime;

import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;

/** A complete connector whose configuration is checked at the test's interval. */
public abstract class ReloadStationTest extends OpsStationTest {
  /** Returns the interval; by default the test itself reloads. */
  String reloadEvery() {
    return "1h";
  }

  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSetting("reload.interval", reloadEvery());
  }
}
