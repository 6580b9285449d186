package es.sml.connector.runtime;

/** A connector of which all runs, and whose configuration is looked at as each test wants it. */
abstract class ReloadStationTest extends OpsStationTest {
  /** How often; by default only when the test says so. */
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
