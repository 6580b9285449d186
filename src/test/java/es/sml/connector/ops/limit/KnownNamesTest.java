package es.sml.connector.ops.limit;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.OpsStationTest;
import org.junit.jupiter.api.Test;

/** A misspelt filter is refused: its empty answer would look like a dealer without leads. */
class KnownNamesTest extends OpsStationTest {
  @Test
  void refusesAnUnknownDealerAccountAndStage() throws Exception {
    startAll();
    for (String path :
        new String[] {
          "leads?dealer=nort", "dead-letters?dealer=nort", "report?dealer=norte,nort"
        }) {
      assertThat(ops.refusal(path))
          .as(path)
          .startsWith("404")
          .contains("dealers.yaml has no dealer nort; did you mean norte?");
    }
    assertThat(ops.refusal("leads/search", "{\"text\":\"611223344\",\"dealer\":\"nort\"}"))
        .startsWith("404");
    assertThat(ops.refusal("leads?account=dmeo")).startsWith("404").contains("did you mean demo?");
    assertThat(ops.refusal("dead-letters?stage=pars"))
        .startsWith("400")
        .contains("dead letters have no stage pars; did you mean parse?");
    for (String action : new String[] {"replay", "discard"}) {
      assertThat(
              ops.refusal(
                  "dead-letters/" + action, "{\"reason\":\"x\",\"filter\":{\"stage\":\"zz\"}}"))
          .as(action)
          .startsWith("400");
      assertThat(
              ops.refusal(
                  "dead-letters/" + action, "{\"reason\":\"x\",\"filter\":{\"dealer\":\"zz\"}}"))
          .as(action)
          .startsWith("404");
    }
  }

  @Test
  void findsTheLeadsOfADealerThatIsNoLongerInForce() throws Exception {
    startAll();
    String key = deadLetter("1");
    ledger("UPDATE lead SET dealer = 'gone', account = 'former' WHERE lead_key = '" + key + "'");
    assertThat(ops.get("leads?dealer=gone").at("/leads/0/key").asText()).isEqualTo(key);
    assertThat(ops.get("report?dealer=gone").at("/total/leads").asInt()).isEqualTo(1);
    assertThat(ops.get("leads?account=former").path("leads")).hasSize(1);
    assertThat(ops.get("leads?dealer=norte").path("leads")).isEmpty();
  }
}
