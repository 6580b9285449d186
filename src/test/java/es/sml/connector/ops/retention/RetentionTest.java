package es.sml.connector.ops.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal data is erased on request and by age; the keys that prevent a second lead stay. */
class RetentionTest extends OpsStationTest {
  private static final String FINE =
      "{\"id\":\"Canaria-7\",\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Ibiza\"},"
          + "\"client\":{\"name\":\"Ana Canaria\",\"phone\":\"611223344\"}}";

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared
        .withSetting("retention.dead-letters", "3s")
        .withSetting("retention.personal-data", "10d")
        .withSetting("retention.schedule", "0 0 0 1 1 ? 2099");
  }

  @Test
  void erasesALeadAndItsDeadLetterAndNeverRecreatesIt() throws Exception {
    startAll();
    String key = deadLetter("Canaria");
    JsonNode answer = ops.post("leads/erase", "{\"leads\":[\"" + key + "\"]}");
    assertThat(answer.at("/results/0/outcome").asText()).isEqualTo("success");
    assertThat(connector.browse(DEAD)).isEmpty();
    assertThat(row(key)).doesNotContain("Canaria", "correo", "email");
    assertThat(entry("Canaria", REFUSED).state()).isEqualTo(LeadState.REJECTED);
    assertThat(ops.refusal("dead-letters/replay", "{\"deadLetters\":[\"" + key + "\"]}"))
        .startsWith("404")
        .contains("was erased on");
    assertThat(audit(key)).containsExactly("erase by operator (ana): erased");
    // Once more is no harm.
    ops.post("leads/erase", "{\"leads\":[\"" + key + "\"]}");
    // Its sender's repeat is known.
    connector.sendCorrelated(DEALER, REFUSED, "Canaria");
    awaitMessages(DEAD, 1);
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void erasesACreatedLeadButItsIdInSml() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, FINE, "1");
    long smlId = awaitState("1", FINE, LeadState.CREATED).smlId();
    String key = key("1", FINE);
    ops.post("leads/erase", "{\"leads\":[\"" + key + "\"]}");
    assertThat(row(key)).doesNotContain("Canaria");
    assertThat(entry("1", FINE).smlId()).isEqualTo(smlId);
    connector.sendCorrelated(DEALER, FINE, "1");
    connector.awaitQueueEmpty(DEALER);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void doesNotEraseWhatIsNotAtItsEnd() throws Exception {
    startAll();
    String key = deadLetter("1");
    ledger("UPDATE lead SET state = 'UNKNOWN'");
    assertThat(
            ops.post("leads/erase", "{\"leads\":[\"" + key + "\"]}")
                .at("/results/0/outcome")
                .asText())
        .isEqualTo("skipped");
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @Test
  void erasesTheLeadsOfAMessageWithIt() throws Exception {
    startAll();
    String rows =
        """
        Nombre;Teléfono;Coche
        Ana Canaria;611223344;Ibiza
        Eva Canaria;;Ibiza
        Ian Canaria;611223346;León
        """;
    connector.sendCorrelated(DEALER, rows, "rows");
    connector.awaitCreated(2);
    connector.awaitQueueEmpty(INBOUND);
    String whole = key("rows", rows);
    String part =
        ops.post("leads/erase", "{\"leads\":[\"" + whole + "/1\"]}").at("/results/0/text").asText();
    assertThat(part).contains("is still on leads.dead", whole);
    assertThat(connector.browse(DEAD)).hasSize(1);
    ops.post("leads/erase", "{\"leads\":[\"" + whole + "\"]}");
    assertThat(connector.browse(DEAD)).isEmpty();
    for (String key : List.of(whole, whole + "/1", whole + "/3")) {
      assertThat(ops.get("leads/" + OpsCalls.encode(key)).path("erasedAt").isTextual()).isTrue();
    }
  }

  @Test
  void removesWhatIsOldOnSchedule() throws Exception {
    startAll();
    String old = deadLetter("old");
    String undecided = deadLetter("undecided");
    ledger("UPDATE lead SET state = 'UNKNOWN' WHERE lead_key = '" + undecided + "'");
    connector.sendCorrelated(DEALER, FINE, "aged");
    awaitState("aged", FINE, LeadState.CREATED);
    String aged = key("aged", FINE);
    ledger(
        "UPDATE lead SET received_at = 1, updated_at = 1, reason = 'Canaria' WHERE lead_key = '"
            + aged
            + "'");
    ledger("INSERT INTO door_message (name, received) VALUES ('old', 1), ('new', 9e15)");
    // As old as the setting says.
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                connector.browse(DEAD).get(1).getJMSTimestamp()
                    < System.currentTimeMillis() - 3_000);
    apply();
    assertThat(connector.browse(DEAD)).hasSize(1);
    assertThat(connector.browse(DEAD).get(0).getStringProperty("LeadKey")).isEqualTo(undecided);
    assertThat(connector.ledger().sql("SELECT name FROM door_message").query(String.class).list())
        .containsExactly("new");
    assertThat(audit(old)).containsExactly("discard by retention: discarded");
    assertThat(audit(aged)).containsExactly("erase by retention: erased");
    assertThat(row(aged)).doesNotContain("Canaria");
    assertThat(ops.get("leads/" + old).path("erasedAt").isNull()).isTrue();
  }

  @Test
  void keepsNothingAsideOfWhatWasDismissedForLongEnough() throws Exception {
    startAll();
    connector.send(
        DISMISSED,
        session -> {
          var expiring = session.createTextMessage("Ana Canaria");
          expiring.setStringProperty("LeadKey", "0123456789");
          return expiring;
        },
        1);
    await().atMost(Duration.ofSeconds(60)).until(() -> connector.browse(DISMISSED).isEmpty());
    assertThat(connector.browse("broker.dead")).isEmpty();
  }

  private void apply() throws Exception {
    context
        .getRegistry()
        .lookupByNameAndType("retention.apply", org.apache.camel.Processor.class)
        .process(context.getEndpoint("direct:nothing").createExchange());
  }

  private String row(String key) {
    JdbcClient database = connector.ledger();
    return database.sql("SELECT * FROM lead WHERE lead_key = '" + key + "'").query().listOfRows()
        + " "
        + database.sql("SELECT * FROM lead_move").query().listOfRows()
        + database.sql("SELECT * FROM enquiry").query().listOfRows()
        + database.sql("SELECT * FROM operator_action").query().listOfRows();
  }
}
