package es.sml.connector.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.RunningConnector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StartNoteTest {
  @TempDir private Path directory;

  @Test
  void theAuditHasEachStartAndTheFilesSavedBeforeIt() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory)) {
      connector.start();
      connector.stop();
      connector.start(); // writes its files again
      assertThat(
              connector
                  .ledger()
                  .sql("SELECT who || ': ' || details || ', ' || outcome FROM operator_action")
                  .query(String.class)
                  .list())
          .containsExactlyInAnyOrder(
              "connector: version development, no earlier start is known",
              "connector: version development, files saved since the last start:"
                  + " application.properties, dealers.yaml");
    }
  }
}
