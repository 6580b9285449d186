package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.broker.client.QueueState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which queues the status shows. */
class ShownQueuesTest {
  private static final Instant EARLY = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant LATE = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void addsUpTheQueuesOfCommands() {
    assertThat(
            ShownQueues.of(
                List.of(
                    new QueueState("leads.dead", 1, LATE),
                    new QueueState("sml.commands", 0, null),
                    new QueueState("sml.commands.demo.0", 2, LATE),
                    new QueueState("sml.commands.demo.1", 0, null),
                    new QueueState("sml.commands.otra.3", 3, EARLY))))
        .containsExactly(
            new QueueState("leads.dead", 1, LATE), new QueueState("sml.commands", 5, EARLY));
  }
}
