package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.sml.SendBy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** 51-command: how a command goes to SML. */
class CommandStationTest extends StationTest {
  @Override
  String idleRoutes() {
    return "sml-reference*,parse-inbound*,status*,deliver-probe*";
  }

  @Test
  void sendsACommandNoLaterThanTheNextOneWouldRunItAgain() throws Exception {
    List<String> deadlines = new CopyOnWriteArrayList<>();
    before(
        "sml-request-demo",
        "sml-request-try",
        request ->
            deadlines.add(
                String.valueOf(request.getMessage().getHeader(SendBy.HEADER, String.class))));
    context.start();
    long begun = System.currentTimeMillis();
    connector.send("sml.commands", "{\"id\":\"c1\",\"operation\":\"list-gas-types\"}");
    await().until(() -> !deadlines.isEmpty());
    assertThat(SendBy.of(deadlines.get(0)).millis() - begun)
        .isBetween(1L, Duration.ofMinutes(1).toMillis());
  }
}
