package es.sml.connector.ops.lead;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.OpsStationTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A search by customer says that leads wait which it cannot search. */
class WaitingLeadsTest extends OpsStationTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final String SEARCH = "{\"text\":\"611223344\"%s}";

  @Test
  void countsTheLeadsThatWaitForTheirAccount() throws Exception {
    startAll();
    pause("account", "demo");
    connector.sendCorrelated(LEADS, aLead().json(), "1");
    awaitWaiting("", "waiting", "demo", 1L);
    awaitWaiting(",\"dealer\":\"norte\"", "waiting", "demo", 1L);
    for (String list : List.of("leads", "leads?dealer=norte", "leads?account=demo")) {
      assertThat(listed(list).path("leads")).as(list).isEmpty();
      assertThat(listed(list).at("/waiting/0/waiting").asInt()).as(list).isEqualTo(1);
    }
    assertThat(listed("leads?state=CREATED").path("waiting")).isEmpty();
    ops.post("pauses/resume", "{\"kind\":\"account\",\"name\":\"demo\"}");
    connector.awaitCreated(1);
    await().untilAsserted(() -> assertThat(places("")).doesNotContain("waiting"));
    await().untilAsserted(() -> assertThat(listed("leads").path("waiting")).isEmpty());
  }

  @Test
  void countsTheLeadsOfAPausedDealer() throws Exception {
    startAll();
    connector.sendCorrelated(LEADS, aLead().json(), "of another dealer");
    connector.awaitCreated(1);
    ledger("UPDATE lead SET dealer = 'sur'");
    pause("dealer", "norte");
    connector.send("leads.paused", aLead().json());
    awaitWaiting("", "paused", null, 1L);
    awaitWaiting(",\"dealer\":\"norte\"", "paused", null, null);
    assertThat(places(",\"dealer\":\"sur\"")).doesNotContain("paused");
  }

  private void pause(String kind, String name) {
    ops.post(
        "pauses", "{\"kind\":\"%s\",\"name\":\"%s\",\"reason\":\"a test\"}".formatted(kind, name));
  }

  private JsonNode listed(String list) {
    return ops.get(list);
  }

  private JsonNode searched(String dealer) {
    return ops.post("leads/search", SEARCH.formatted(dealer)).path("searched");
  }

  private List<String> places(String dealer) {
    return searched(dealer).findValuesAsText("place");
  }

  private void awaitWaiting(String dealer, String place, String account, Long leads) {
    await()
        .untilAsserted(
            () ->
                assertThat(searched(dealer))
                    .anySatisfy(
                        one -> {
                          assertThat(one.path("place").asText()).isEqualTo(place);
                          assertThat(one.path("account").textValue()).isEqualTo(account);
                          assertThat(one.path("waiting").numberValue())
                              .isEqualTo(leads == null ? null : leads.intValue());
                          assertThat(one.path("complete").asBoolean()).isFalse();
                        }));
  }
}
