package es.sml.connector.chaos;

import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.SandboxSettings;
import java.time.Duration;

/** The SML sandbox on its own: PORT SEARCHABLE TOKEN-SECONDS. */
final class ChaosSml {
  private ChaosSml() {}

  public static void main(String[] arguments) {
    ParentWatch.start();
    Sandbox.start(
        SandboxSettings.defaults()
            .withPort(Integer.parseInt(arguments[0]))
            .withReferenceSearch(Boolean.parseBoolean(arguments[1]))
            .withTokenLifetime(Duration.ofSeconds(Long.parseLong(arguments[2]))));
    ParentWatch.ready();
  }
}
