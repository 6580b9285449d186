package es.sml.connector.ops.lead;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.testing.OpsStationTest;
import org.junit.jupiter.api.Test;

/** The id that a CRM gave a lead names it in replies, events, commands and searches. */
class ExternalIdTest extends OpsStationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEADS = "dealers.norte.leads";
  private static final String REPLIES = "crm.norte.replies";

  @Override
  protected String idleRoutes() {
    return "sml-reference*";
  }

  @Test
  void isTheIdOfTheMessageUnlessTheLeadHasOne() throws Exception {
    startAll();
    connector.sendCorrelated(LEADS, aLead().json(), "CRM-1");
    assertNamed("CRM-1", "CRM-1");
    JsonNode shown = ops.get("leads").at("/leads/0");
    assertThat(shown.path("name")).isEqualTo(shown.path("externalId")); // unmasked like it
    ObjectNode own = (ObjectNode) JSON.readTree(aLead().json());
    connector.sendCorrelated(LEADS, own.put("externalId", "CRM-2").toString(), "m-2");
    assertNamed("CRM-2", "CRM-2");
    connector.sendCorrelated(
        LEADS, "{\"externalId\":\"CRM-3\",\"nombre\":\"Ana\",\"telefono\":\"611223344\"}", "m-3");
    assertNamed("CRM-3", "CRM-3");
    connector.sendCorrelated(
        LEADS,
        "<adf><prospect><id source=\"MiCRM\">CRM-4</id><customer><contact><name part=\"full\">Ana Ruiz"
            + "</name><phone>611223344</phone></contact></customer></prospect></adf>",
        "m-4");
    assertNamed("MiCRM:CRM-4", "CRM-4");
    assertFound("MiCRM:CRM-4");
  }

  @Test
  void isTheIdOfARefusedLeadToo() throws Exception {
    startAll();
    connector.sendCorrelated(LEADS, aLead().phone(null).thatSmlRejects().json(), "CRM-5");
    JsonNode reply = JSON.readTree(connector.consume(REPLIES, 1).get(0));
    assertThat(reply.path("outcome").asText()).isEqualTo("rejected");
    assertThat(reply.path("externalId").asText()).isEqualTo("CRM-5");
    assertFound("CRM-5");
    connector.sendCorrelated(LEADS, aLead().json(), "of another dealer");
    connector.consume(REPLIES, 1);
    ledger("UPDATE lead SET dealer = 'sur' WHERE external_id = 'of another dealer'");
    JsonNode ofAnother = ops.post("leads/search", "{\"text\":\"CRM-5\",\"dealer\":\"sur\"}");
    assertThat(ofAnother.path("by").asText()).isEqualTo("name");
    assertThat(ofAnother.path("leads")).isEmpty();
  }

  @Test
  void isAColumnOfATable() throws Exception {
    startAll();
    connector.send(
        LEADS, "Nombre;Teléfono;Vehículo;externalId\nAna Ruiz;611223344;Seat Ibiza;CRM-6\n");
    connector.awaitCreated(1);
    assertFound("CRM-6");
  }

  private void assertNamed(String externalId, String inCommand) throws Exception {
    JsonNode reply = JSON.readTree(connector.consume(REPLIES, 1).get(0));
    assertThat(reply.path("outcome").asText()).isEqualTo("created");
    assertThat(reply.path("externalId").asText()).isEqualTo(externalId);
    assertFound(inCommand);
    connector.send(
        "sml.commands",
        "{\"id\":\"of "
            + inCommand
            + "\",\"operation\":\"get-lead\",\"dealer\":\"norte\",\"lead\":\""
            + inCommand
            + "\",\"replyTo\":\""
            + REPLIES
            + "\"}");
    JsonNode answer = JSON.readTree(connector.consume(REPLIES, 1).get(0));
    assertThat(answer.at("/result/id").asLong()).isEqualTo(reply.path("leadId").asLong());
  }

  private void assertFound(String text) throws Exception {
    JsonNode found = ops.post("leads/search", "{\"text\":\"" + text + "\"}");
    assertThat(found.path("by").asText()).isEqualTo("external-id");
    assertThat(found.path("leads")).hasSize(1);
    assertThat(found.at("/leads/0/externalId").asText()).endsWith(text);
  }
}
