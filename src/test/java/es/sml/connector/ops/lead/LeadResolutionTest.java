package es.sml.connector.ops.lead;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import org.junit.jupiter.api.Test;

/** A person's word on a lead that SML may have. */
class LeadResolutionTest extends OpsStationTest {
  private static final String LEAD = aLead().json();

  @Override
  protected String idleRoutes() {
    return "sml-reference*";
  }

  @Test
  void showsTheDataOfAParkedLead() throws Exception {
    String key = park("1");
    JsonNode listed = ops.get("leads?parked=true").path("leads");
    assertThat(listed.findValuesAsText("key")).containsExactly(key);
    JsonNode shown = ops.get("leads/" + key.substring(0, 12));
    assertThat(shown.path("parked").asBoolean()).isTrue();
    assertThat(shown.path("reference").asText()).isEqualTo(MessageKey.reference(key));
    assertThat(shown.at("/evidence/request").asText())
        .contains("\"phone\"")
        .doesNotContain("611223344", "Canaria");
    assertThat(shown.at("/deadLetters/0/queue").asText()).isEqualTo("parked");
    JsonNode unmasked = ops.post("leads/" + key + "/unmask", "");
    assertThat(unmasked.at("/evidence/request").asText()).contains("611223344", "Canaria");
    assertThat(ops.get("audit").path("entries").findValuesAsText("action"))
        .containsExactly("unmask-lead");
  }

  @Test
  void notesTheIdThatSmlHasItUnder() throws Exception {
    String key = park("1");
    long smlId = createdByHand(MessageKey.reference(key));
    assertThat(resolve(key, "{\"created\":999999}")).startsWith("409 SML does not show a lead");
    JsonNode answer = ops.post("leads/" + key + "/resolve", "{\"created\":" + smlId + "}");
    assertThat(answer.path("text").asText()).isEqualTo("created as " + smlId);
    assertThat(entry("1", LEAD).state()).isEqualTo(LeadState.CREATED);
    assertThat(entry("1", LEAD).smlId()).isEqualTo(smlId);
    assertThat(connector.browse(PARKED)).isEmpty();
    // As with any other end, the CRM is told.
    assertThat(connector.consume("crm.norte.status", 1).get(0)).contains("\"leadId\":" + smlId);
    // The same word again is no mistake, another one is.
    ops.post("leads/" + key + "/resolve", "{\"created\":" + smlId + "}");
    assertThat(resolve(key, "{\"created\":" + (smlId + 1) + "}")).startsWith("409");
    assertThat(resolve(key, "{\"retry\":true}")).startsWith("409");
  }

  @Test
  void listsTheLeadsInSmlThatMayBeIt() throws Exception {
    String key = park("1");
    // One of another message, one of another customer, and one of the same customer without a tag.
    createdByHand(MessageKey.reference(key("other", LEAD)));
    connector.api("POST", "/api/lead/", RunningConnector.lead(7));
    long alike = createdByHand("a tag");
    long exact = createdByHand(MessageKey.reference(key));
    JsonNode found = ops.get("leads/" + key + "/candidates");
    assertThat(found.path("complete").asBoolean()).isTrue();
    JsonNode candidates = found.path("candidates");
    assertThat(candidates.findValuesAsText("smlId")).containsExactly("" + exact, "" + alike);
    assertThat(candidates.findValuesAsText("byReference")).containsExactly("true", "false");
    assertThat(candidates.at("/1/sameVehicle").asBoolean()).isTrue();
    assertThat(candidates.at("/1/vehicle").asText()).isEqualTo("Seat Ibiza");
    assertThat(candidates.at("/1/source").asText()).isEqualTo("coches.net");
    assertThat(found.toString()).doesNotContain("611223344", "Canaria");
    ops.post("leads/" + key + "/resolve", "{\"created\":" + exact + "}");
    assertThat(
            ops.send("GET", "/api/v1/leads/" + key + "/candidates", OpsCalls.OPERATOR, null)
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void aSearchKnowsTheLeadInSmlByItsReference() throws Exception {
    String key = park("1");
    createdByHand(MessageKey.reference(key));
    long foreign = createdByHand("a tag");
    JsonNode found = ops.post("leads/search", "{\"text\":\"611223344\"}");
    assertThat(found.path("leads").findValuesAsText("key")).containsExactly(key);
    assertThat(found.path("onlyInSml").findValuesAsText("smlId")).containsExactly("" + foreign);
  }

  @Test
  void answersTheCommandThatWaitsForTheLead() throws Exception {
    failOnce();
    startAll();
    connector.send(
        "sml.commands",
        "{\"id\":\"c1\",\"operation\":\"create-lead\",\"dealer\":\"norte\",\"replyTo\":\"crm.norte.replies\",\"body\":"
            + LEAD
            + "}");
    awaitMessages(PARKED, 1);
    String key = ops.get("leads?parked=true").at("/leads/0/key").asText();
    long smlId = createdByHand(MessageKey.reference(key));
    ops.post("leads/" + key + "/resolve", "{\"created\":" + smlId + "}");
    assertThat(connector.consume("crm.norte.replies", 1).get(0))
        .contains("\"outcome\":\"success\"", "\"id\":" + smlId);
  }

  @Test
  void goesOnWhereAWordWasCutOff() throws Exception {
    String key = park("1");
    ledger("UPDATE lead SET state = 'CREATED', sml_id = 5, parked_at = NULL");
    ops.post("leads/" + key + "/resolve", "{\"created\":5}");
    assertThat(connector.browse(PARKED)).isEmpty();
  }

  @Test
  void retriesALeadThatIsNotInSml() throws Exception {
    String key = park("1");
    JsonNode answer = ops.post("leads/" + key + "/resolve", "{\"retry\":true}");
    assertThat(answer.path("text").asText()).isEqualTo("sent again to demo");
    awaitState("1", LEAD, LeadState.CREATED);
    assertThat(connector.references()).containsOnlyOnce(MessageKey.reference(key)).hasSize(2);
    assertThat(connector.browse(PARKED)).isEmpty();
    assertThat(ops.get("leads/" + key).path("history").findValuesAsText("event"))
        .contains("PARK", "RESOLVE_RETRY");
  }

  @Test
  void continuesARetryThatWasInterrupted() throws Exception {
    String key = park("1");
    ledger("UPDATE lead SET state = 'RECEIVED', attempts = 0, parked_at = NULL");
    ops.post("leads/" + key + "/resolve", "{\"retry\":true}");
    awaitState("1", LEAD, LeadState.CREATED);
    assertThat(connector.created()).isEqualTo(2);
  }

  @Test
  void rejectsTheIdOfAnotherLead() throws Exception {
    String key = park("1");
    String other = RunningConnector.lead(3);
    connector.sendCorrelated(DEALER, other, "other");
    long smlId = awaitState("other", other, LeadState.CREATED).smlId();
    assertThat(resolve(key, "{\"created\":" + smlId + "}"))
        .startsWith("409")
        .contains("the reference of another lead");
    ops.post("leads/" + key + "/resolve", "{\"created\":" + smlId + ",\"force\":true}");
    assertThat(entry("1", LEAD).smlId()).isEqualTo(smlId);
  }

  @Test
  void rejectsTheIdOfAnotherCustomersLeadWithoutAReference() throws Exception {
    String key = park("1");
    long foreign =
        connector.api("POST", "/api/lead/", RunningConnector.lead(7)).path("id").asLong();
    assertThat(resolve(key, "{\"created\":" + foreign + "}"))
        .startsWith("409")
        .contains("neither the telephone number nor the e-mail");
    long alike = createdByHand("a tag");
    ops.post("leads/" + key + "/resolve", "{\"created\":" + alike + "}");
    assertThat(entry("1", LEAD).smlId()).isEqualTo(alike);
  }

  @Test
  void refusesALeadThatWaitsForNobodyAndAnUnclearWord() throws Exception {
    startAll();
    String lead = RunningConnector.lead(1);
    connector.sendCorrelated(DEALER, lead, "1");
    awaitState("1", lead, LeadState.CREATED);
    String key = key("1", lead);
    assertThat(resolve(key, "{\"retry\":true}")).startsWith("409").contains("its state is CREATED");
    assertThat(resolve(key, "{}")).startsWith("400");
    assertThat(resolve(key, "{\"retry\":true,\"created\":1}")).startsWith("400");
    assertThat(resolve(key, "{\"retyr\":true}")).startsWith("400");
    assertThat(resolve("ffffffffffff", "{\"retry\":true}")).startsWith("404");
    assertThat(connector.created()).isEqualTo(1);
  }

  private String resolve(String key, String body) {
    return ops.refusal("leads/" + key + "/resolve", body);
  }

  // No e-mail, and the account's search has shown nothing yet: nobody can tell.
  private String park(String id) throws Exception {
    failOnce();
    startAll();
    connector.sendCorrelated(DEALER, LEAD, id);
    awaitMessages(PARKED, 1);
    return key(id, LEAD);
  }

  private void failOnce() {
    // A lead of somebody else, without a tag: nothing shows that SML's search finds one.
    connector.api("POST", "/api/lead/", RunningConnector.lead(9));
    connector.fault(on("create-lead").respond(500).once());
  }

  private long createdByHand(String reference) {
    return connector
        .api(
            "POST",
            "/api/lead/",
            "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Ibiza\"},"
                + "\"client\":{\"name\":\"Ana Canaria\",\"phone\":\"611223344\"},"
                + "\"tags\":[{\"content\":\""
                + reference
                + "\"}]}")
        .path("id")
        .asLong();
  }
}
