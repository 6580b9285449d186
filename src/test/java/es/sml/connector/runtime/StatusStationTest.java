package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.UncategorizedJmsException;

/** 50-status: each event reaches its CRM once and in order, whatever fails on the way. */
class StatusStationTest extends StationTest {
  private static final String CRM = "crm.norte.status";

  @Override
  String idleRoutes() {
    return "sml-reference*";
  }

  @Test
  void tellsLaterEventsOnlyAfterOneThatCouldNotBeSent() throws Exception {
    failBefore("status-relay", "status-relay-send", 1, new UncategorizedJmsException("gone"));
    write("a", "b", "c");
    context.start();
    assertThat(connector.take(CRM, 3)).containsExactly("a", "b", "c");
    await().until(() -> waiting() == 0);
  }

  @Test
  void tellsAnEventOnceThatCouldNotBeTakenOutOfTheOutbox() throws Exception {
    failBefore("status-relay", "status-relay-done", 1, new UncategorizedJmsException("gone"));
    write("a", "b");
    context.start();
    await().until(() -> waiting() == 0);
    assertThat(connector.take(CRM, 2)).containsExactly("a", "b");
    assertThat(connector.browse(CRM)).isEmpty();
  }

  @Test
  void tellsAtTheNextRunWhatSmlDidNotShowAtThis() throws Exception {
    context.start();
    connector.send(DEALER, RunningConnector.lead(1));
    assertThat(new ObjectMapper().readTree(connector.take(CRM, 1).get(0)).path("type").asText())
        .isEqualTo("es.sml.lead.created.v1");
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":500,\"operation\":\"list-leads\",\"times\":2}");
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"tracing\"}");
    assertThat(new ObjectMapper().readTree(connector.take(CRM, 1).get(0)).at("/data/to").asText())
        .isEqualTo("tracing");
    assertThat(answers("list-leads", 500)).isEqualTo(2);
  }

  private void write(String... bodies) {
    for (int i = 0; i < bodies.length; i++) {
      outbox()
          .sql("INSERT INTO status_event (event_id, position, queue, body) VALUES (?, ?, ?, ?)")
          .params(List.of("event-" + i, i, CRM, bodies[i]))
          .update();
    }
  }

  private long waiting() {
    return outbox().sql("SELECT COUNT(*) FROM status_event").query(Long.class).single();
  }

  private JdbcClient outbox() {
    return JdbcClient.create(
        context.getRegistry().lookupByNameAndType("ledgerDataSource", DataSource.class));
  }
}
