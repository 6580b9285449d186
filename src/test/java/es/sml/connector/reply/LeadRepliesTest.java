package es.sml.connector.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.status.event.CrmJson;
import es.sml.connector.testing.ShippedSchemas;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of the replies: fields, order, and which of them are null or absent. */
class LeadRepliesTest {
  private static final String KEY = "abcdef0123456789".repeat(4);

  private final LeadReplies replies = new LeadReplies(null);

  @Test
  void repliesThatALeadIsCreated() {
    assertThat(text(replies.created(KEY, "CRM-1", "norte", "Ñ-1", 41)))
        .isEqualTo(
            "{\"id\":\"CRM-1\",\"outcome\":\"created\",\"dealer\":\"norte\",\"reference\":\"ref:abcdef0123456789abcdef01\","
                + "\"externalId\":\"Ñ-1\",\"leadId\":41,\"reason\":null}");
    assertThat(text(replies.created(KEY + "/2", null, "norte", null, 41)))
        .isEqualTo(
            "{\"id\":null,\"outcome\":\"created\",\"dealer\":\"norte\",\"reference\":\"ref:abcdef0123456789abcdef01-2\","
                + "\"externalId\":null,\"splitNumber\":2,\"leadId\":41,\"reason\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "CREATED, 41, , `\"outcome\":\"created\"`, `\"externalId\":null,\"leadId\":41,\"reason\":null}`",
        "DUPLICATE, 41, , `\"outcome\":\"duplicate\"`, `\"externalId\":null,\"leadId\":41,\"reason\":null}`",
        "REJECTED, , no e-mail, `\"outcome\":\"rejected\"`, `\"externalId\":null,\"reason\":\"no e-mail\"}`",
        "NOT_A_LEAD, , x, `\"outcome\":\"not-a-lead\"`, `\"externalId\":null,\"reason\":\"x\"}`",
        "UNKNOWN, , x, `\"outcome\":\"parked\"`, `\"externalId\":null,\"reason\":\"x\"}`",
        "SPLIT, , , `\"outcome\":\"split\"`, `\"dealer\":\"norte\",\"leads\":3}`",
      })
  void repliesWithTheOutcomeOfALead(
      String state, Long smlId, String reason, String outcome, String end) {
    Map<String, Object> row = new HashMap<>();
    row.put("lead_key", KEY);
    row.put("correlation_id", "CRM-1");
    row.put("state", state);
    row.put("sml_id", smlId);
    row.put("reason", reason);
    row.put("dealer", "norte");
    row.put("external_id", null);
    row.put("parts", 3);
    assertThat(text(replies.result(row)))
        .startsWith("{\"id\":\"CRM-1\"," + outcome + ",\"dealer\":\"norte\",")
        .endsWith(end);
  }

  private static String text(Object reply) {
    try {
      String text = new String(CrmJson.MAPPER.writeValueAsBytes(reply), StandardCharsets.UTF_8);
      ShippedSchemas.checkForCrm(text);
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
