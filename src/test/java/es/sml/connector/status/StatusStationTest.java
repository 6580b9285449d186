package es.sml.connector.status;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jms.UncategorizedJmsException;

/** 50-status: each event reaches its CRM once and in order despite failures. */
class StatusStationTest extends StationTest {
  private static final String CRM = "crm.norte.status";

  @Override
  protected String idleRoutes() {
    return "sml-reference*";
  }

  @Test
  void publishesLaterEventsOnlyAfterOneThatFailed() throws Exception {
    failBefore(
        "callback-queue-norte", "callback-queue-send", 1, new UncategorizedJmsException("gone"));
    write(event("a"), event("b"), event("c"));
    context.start();
    assertThat(connector.consumeAnything(CRM, 3))
        .containsExactly(event("a"), event("b"), event("c"));
    await().until(() -> waiting() == 0);
  }

  @Test
  void publishesInTheNextRunAChangeThatSmlDidNotShow() throws Exception {
    context.start();
    connector.send(DEALER, RunningConnector.lead(1));
    assertThat(new ObjectMapper().readTree(connector.consume(CRM, 1).get(0)).path("type").asText())
        .isEqualTo("es.sml.lead.created.v1");
    connector.fault(on("list-leads").respond(500).times(2));
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"tracing\"}");
    assertThat(
            new ObjectMapper().readTree(connector.consume(CRM, 1).get(0)).at("/data/to").asText())
        .isEqualTo("tracing");
    assertThat(answers("list-leads", 500)).isEqualTo(2);
  }

  @Test
  void asksNothingWhileSmlAsksTheAccountToWait() throws Exception {
    context.start();
    await().until(() -> requests("list-leads") > 0);
    connector.fault(on("create-lead").respond(429).retryAfter(60).once());
    connector.send(DEALER, RunningConnector.lead(1));
    AccountCircuitBreaker breaker =
        context
            .getRegistry()
            .lookupByNameAndType("accountCircuitBreaker", AccountCircuitBreaker.class);
    await().until(() -> breaker.state("demo") == AccountCircuitBreaker.State.PAUSED);
    AtomicInteger seen = new AtomicInteger();
    await() // several runs would be due
        .during(Duration.ofSeconds(3))
        .until(
            () -> {
              int now = requests("list-leads");
              return seen.getAndSet(now) == now;
            });
    breaker.endWait("demo");
    await().until(() -> requests("list-leads") > seen.get());
  }

  private static String event(String id) {
    return "{\"specversion\":\"1.0\",\"id\":\""
        + id
        + "\",\"source\":\"/sml/demo\",\"type\":\"x\",\"subject\":\"norte/1\",\"time\":null,"
        + "\"datacontenttype\":\"application/json\",\"data\":{\"externalId\":\"Ñ \ud83d\ude97\",\"by\":null}}";
  }

  private void write(String... bodies) {
    for (int i = 0; i < bodies.length; i++) {
      connector
          .ledger()
          .sql(
              "INSERT INTO crm_event (event_id, account, sml_id, change, dealer, body, queued_at, due_at, attempts)"
                  + " VALUES (?, 'demo', 1, ?, 'norte', ?, 0, 0, 0)")
          .params(List.of("event-" + i, i, bodies[i]))
          .update();
    }
  }

  private long waiting() {
    return connector
        .ledger()
        .sql("SELECT COUNT(*) FROM crm_event WHERE delivered_at IS NULL")
        .query(Long.class)
        .single();
  }
}
