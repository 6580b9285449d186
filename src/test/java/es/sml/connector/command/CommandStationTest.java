package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.testing.StationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** 51-command: how a command goes to SML. */
class CommandStationTest extends StationTest {
  @Override
  protected String idleRoutes() {
    return "sml-reference*,parse-inbound*,status*,deliver-probe*";
  }

  @Test
  void sendsACommandNoLaterThanItsNextAttempt() throws Exception {
    List<String> deadlines = new CopyOnWriteArrayList<>();
    before(
        "sml-request-demo",
        "sml-request-try",
        request ->
            deadlines.add(
                String.valueOf(request.getMessage().getHeader(SendDeadline.HEADER, String.class))));
    context.start();
    long begun = System.currentTimeMillis();
    connector.send("sml.commands", "{\"id\":\"c1\",\"operation\":\"list-gas-types\"}");
    await().until(() -> !deadlines.isEmpty());
    assertThat(SendDeadline.of(deadlines.get(0)).millis() - begun)
        .isBetween(1L, Duration.ofMinutes(1).toMillis());
  }

  @Test
  void whatFailsAmongSeveralCommandsIsSpreadInItsPlaceAndOnce() throws Exception {
    // Each transaction tries twice: the one of the first five rolls back, and the next one too.
    AtomicInteger stores = new AtomicInteger();
    before(
        "partition-commands",
        "partition-commands-enqueue",
        exchange -> {
          int store = stores.incrementAndGet();
          if (store > 4 && store <= 8) {
            throw new QueryTimeoutException("the ledger waits");
          }
        });
    for (int i = 0; i < 10; i++) {
      connector.send(
          "sml.commands",
          "{\"id\":\"c%d\",\"operation\":\"list-gas-types\",\"replyTo\":\"crm.norte.replies\"}"
              .formatted(i));
    }
    context.start();
    List<String> ids = new ArrayList<>();
    for (String reply : connector.consume("crm.norte.replies", 10)) {
      ids.add(new ObjectMapper().readTree(reply).path("id").asText());
    }
    assertThat(ids).containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
    connector.awaitQueueEmpty("sml.commands");
    assertThat(connector.browse("crm.norte.replies")).isEmpty();
  }
}
