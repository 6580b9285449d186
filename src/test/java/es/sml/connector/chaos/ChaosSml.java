package es.sml.connector.chaos;

import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;

/** The sandbox as a program: PORT SEARCHABLE. */
final class ChaosSml {
  private ChaosSml() {}

  public static void main(String[] arguments) {
    ParentMonitor.start();
    Sandbox.start(
        SandboxSettings.defaults()
            .withPort(Integer.parseInt(arguments[0]))
            .withReferenceSearch(Boolean.parseBoolean(arguments[1])));
    ParentMonitor.ready();
  }
}
