package es.sml.connector.ops.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpectedBrokerWarningsTest {
  private final ExpectedBrokerWarnings filter = new ExpectedBrokerWarnings();

  @Test
  void senderThatADiskBlocksIsLoggedAtGrowingDistances() {
    int logged = 0;
    for (int seconds = 0; seconds < 420; seconds += 5) {
      if (decide("AMQ212054: Destination address=q" + seconds % 2, seconds) != FilterReply.DENY) {
        logged++;
      }
    }
    assertThat(logged).isEqualTo(3);
  }

  @Test
  void connectionsThatFailAreNotLogged() {
    assertThat(decide("AMQ214016: Failed to create netty connection", 0))
        .isEqualTo(FilterReply.DENY);
    String noStore = "Failed to initialize a channel. Closing: {}";
    assertThat(decide(noStore, 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(noStore, 1)).isEqualTo(FilterReply.DENY);
  }

  @Test
  void droppedDuplicatesAreNotLoggedAndTheRestIs() {
    assertThat(decide("AMQ222059: Duplicate message", 0)).isEqualTo(FilterReply.DENY);
    assertThat(decide("AMQ222210: the disk", 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("AMQ222210: the disk", 1)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(null, 0)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void browserThatClosesDuringADeliveryIsNotLogged() {
    LoggingEvent closed = new LoggingEvent();
    closed.setMessage("AMQ224046: Exception while browser handled from {}");
    closed.setThrowableProxy(new ThrowableProxy(new NullPointerException()));
    assertThat(filter.decide(closed)).isEqualTo(FilterReply.DENY);
    LoggingEvent other = new LoggingEvent();
    other.setMessage("AMQ224046: Exception while browser handled from {}");
    other.setThrowableProxy(new ThrowableProxy(new IllegalStateException()));
    assertThat(filter.decide(other)).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(String message, int seconds) {
    LoggingEvent event = new LoggingEvent();
    event.setMessage(message);
    event.setInstant(Instant.EPOCH.plusSeconds(seconds));
    return filter.decide(event);
  }
}
