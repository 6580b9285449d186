package es.sml.connector.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Proves that no lead is lost and none is created twice when any process is killed. Run by mvn
 * verify -Pchaos; the report is in target/chaos.
 */
class ConnectorChaos {
  @Test
  void losesAndDuplicatesNoLead() throws Exception {
    ChaosSettings settings = ChaosSettings.fromSystemProperties();
    Path directory = Files.createDirectories(Path.of("target/chaos"));
    Path worlds = Files.createTempDirectory(directory, "run-");
    Pattern only = Pattern.compile(System.getProperty("chaos.only", ""));
    List<Scenario> scenarios =
        Scenarios.of(settings).stream()
            .filter(scenario -> only.matcher(scenario.name()).find())
            .toList();
    ChaosReport report = new ChaosReport(settings, new ChaosRun(settings, worlds).play(scenarios));
    Files.writeString(directory.resolve("report.md"), report.markdown());
    System.out.println(report.markdown());
    assertThat(report.faults()).as("seed " + settings.seed()).isEmpty();
  }
}
