package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleFormKeyTest {
  private final LeadParser parser =
      LeadParser.load(Path.of("config"), Map.of("dealer", new Secret("la-clave")));

  @Test
  void acceptsALeadWithTheDealersKey() {
    ParseResult read = parser.parse(Messages.queued("application/json", lead("la-clave")));
    assertThat(read).isInstanceOf(ParseResult.Leads.class);
    assertThat(read.toString()).doesNotContain("la-clave");
  }

  @Test
  void keepsALeadWithAnotherKeyOrNoneAside() {
    for (String key : new String[] {"otra", ""}) {
      assertThatThrownBy(() -> parser.parse(Messages.queued("application/json", lead(key))))
          .isInstanceOf(UnreadableMessageException.class)
          .hasMessageContaining("google_key differs from the one in dealers.yaml");
    }
  }

  @Test
  void asksNoKeyOfADealerWithoutOne() {
    assertThat(Messages.leads(Messages.queued("application/json", lead("otra"))).leads())
        .hasSize(1);
  }

  private static String lead(String key) {
    return """
        {"lead_id": "L-1", "google_key": "%s", "user_column_data": [
          {"column_id": "FULL_NAME", "string_value": "Eva Sanz"},
          {"column_id": "PHONE_NUMBER", "string_value": "600123321"}]}
        """
        .formatted(key);
  }
}
