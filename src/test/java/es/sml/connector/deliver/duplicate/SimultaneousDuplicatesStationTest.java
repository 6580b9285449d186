package es.sml.connector.deliver.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A duplicate that arrives with its first lead ends soon after it, as with the shipped settings.
 */
class SimultaneousDuplicatesStationTest extends StationTest {
  private static final String LEAD =
      """
      {"source": 1, "vehicle": {"brand_model": "Seat León"},
       "client": {"name": "Ana Ruiz", "phone": "611223344"}}""";

  @Override
  protected String idleRoutes() {
    return "sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
    prepared
        .withSetting("sml.late-commit-window", "5m")
        .withDealer("queue: {}\n    duplicates: {policy: note}");
  }

  @Test
  void waitsForSecondsAndNotForTheTimeOfAnUnknownOutcome() throws Exception {
    context.start();
    for (int i = 0; i < 6; i++) {
      connector.sendCorrelated(DEALER, LEAD, "together " + i);
    }
    await().atMost(Duration.ofMinutes(1)).until(() -> count("DUPLICATE") == 5);
    assertThat(count("CREATED")).isEqualTo(1);
    assertThat(connector.created()).isEqualTo(1);
  }

  private long count(String state) {
    return connector
        .ledger()
        .sql("SELECT COUNT(*) FROM lead WHERE state = ?")
        .param(state)
        .query(Long.class)
        .single();
  }
}
