package es.sml.connector.runtime;

/** A complete connector whose configuration is checked at the test's interval. */
abstract class ReloadStationTest extends OpsStationTest {
  /** Returns the interval; by default the test itself reloads. */
  String reloadEvery() {
    return "1h";
  }

  @Override
  String idleRoutes() {
    return "none";
  }

  @Override
  void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSetting("reload.interval", reloadEvery());
  }
}
