package es.sml.connector.ops.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatedScheduleErrorsTest {
  private static final String JOBS = "org.quartz.impl.jdbcjobstore.JobStoreTX";
  private static final String NO_CONNECTION = "ClusterManager: Error managing cluster: {}";

  private final RepeatedScheduleErrors filter = new RepeatedScheduleErrors();

  @Test
  void errorOfQuartzIsLoggedAtGrowingDistances() {
    int logged = 0;
    for (int seconds = 0; seconds < 420; seconds += 5) {
      if (decide(JOBS, NO_CONNECTION, seconds) != FilterReply.DENY) {
        logged++;
      }
    }
    assertThat(logged).isEqualTo(3);
    assertThat(decide(JOBS, "another", 421)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void otherErrorsAreAlwaysLogged() {
    assertThat(decide("es.sml.connector.database", NO_CONNECTION, 0))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("es.sml.connector.database", NO_CONNECTION, 1))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(String logger, String message, int seconds) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName(logger);
    event.setMessage(message);
    event.setInstant(Instant.EPOCH.plusSeconds(seconds));
    return filter.decide(event);
  }
}
