package es.sml.connector.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.state.AlertState;
import org.junit.jupiter.api.Test;

class AlertJsonTest {
  @Test
  void readsAnAlertOfAVersionThatCountedNothing() {
    AlertState read =
        AlertJson.read(
            """
            {"condition": {"rule": "PARKED_LEADS", "subject": "leads", "group": "parked-leads", "dealers": [],
              "severity": "CRITICAL", "reason": "why", "since": null},
             "first": "2026-11-29T10:00:00Z", "seen": "2026-11-29T10:00:00Z", "opened": null, "closed": null,
             "graded": "2026-11-29T10:00:00Z", "returns": 0, "notified": {}}""",
            AlertState.class);
    assertThat(read.condition().number()).isZero();
    assertThat(read.reported()).isEmpty();
  }
}
