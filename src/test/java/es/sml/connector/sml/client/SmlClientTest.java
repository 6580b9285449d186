package es.sml.connector.sml.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.http.SmlRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmlClientTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<String, String> pages = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private SmlClient client;
  private boolean streamed;

  @BeforeEach
  void startARouteThatAnswersFromTheMap() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main").process(SmlClientTest.this::answer);
          }
        });
    camel.start();
    client = new SmlClient(camel.createProducerTemplate(), 2);
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void followsTheLinksOfAListToItsEnd() {
    pages.put("search=a%20b&page_size=2", page("https://sml.example/api/lead/?page=2&x=%20", 1, 2));
    pages.put("page=2&x=%20", page("https://sml.example/api/lead/?page=3", 3, 4));
    pages.put("page=3", page(null, 5));
    assertThat(ids(Map.of("search", "a b"))).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(asked)
        .containsExactly(
            "/api/lead/?search=a%20b&page_size=2", "/api/lead/?page=2&x=%20", "/api/lead/?page=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/steal/?page=2",
        "//evil.example/api/lead/?page=2",
        "/api/user/?page=2",
        "https://user:x@evil.example/?page=2#frag",
        "?page=2"
      })
  void usesOnlyTheQueryOfALink(String next) {
    pages.put("page_size=2", page(next, 1));
    pages.put("page=2", page(null, 2));
    assertThat(ids(Map.of())).containsExactly(1L, 2L);
    assertThat(asked).containsExactly("/api/lead/?page_size=2", "/api/lead/?page=2");
  }

  @Test
  void aPagePastTheEndEndsTheList() {
    pages.put("page_size=2", page("https://sml.example/?page=2", 1));
    pages.put("page=2", "404");
    assertThat(ids(Map.of())).containsExactly(1L);
    assertThat(isReadWhole()).isFalse();
  }

  @Test
  void reportsWhetherAListStayedTheSame() {
    pages.put("page_size=2", page("https://sml.example/?page=2", 1, 2));
    pages.put("page=2", page(null, 3));
    assertThat(isReadWhole()).isTrue();
    pages.put("page=2", page(null, 4).replace("\"count\":9", "\"count\":8"));
    assertThat(isReadWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "400", "403"})
  void aListThatIsRefusedIsNotAnEmptyOne(String status) {
    pages.put("page_size=2", status);
    assertThatThrownBy(() -> ids(Map.of()))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("list-leads with " + status);
  }

  @Test
  void aLaterPageThatIsRefusedIsNotTheEnd() {
    pages.put("page_size=2", page("https://sml.example/?page=2", 1));
    pages.put("page=2", "403");
    assertThatThrownBy(() -> ids(Map.of())).isInstanceOf(SmlUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "7",
        "<html>",
        "{\"detail\":\"mantenimiento\"}",
        "{\"count\":0,\"results\":null}",
        "{\"results\":{}}",
        "{\"results\":[{\"id\":1}",
        "{\"results\":[{\"id\":1}]} and more",
        "{\"results\":[{\"id\":1}]}{}"
      })
  void anAnswerThatIsNoListIsNotAnEmptyOne(String body) {
    pages.put("page_size=2", body);
    assertThatThrownBy(() -> ids(Map.of())).isInstanceOf(SmlUnavailableException.class);
  }

  @Test
  void aLinkThatIsNoUrlIsNotTheEnd() {
    pages.put("page_size=2", page("https://sml.example/?page=<2>", 1));
    assertThatThrownBy(() -> ids(Map.of())).isInstanceOf(SmlUnavailableException.class);
  }

  @Test
  void aLinkToTheSamePageEndsInAFailureAndNotInAListForEver() {
    pages.put("page_size=2", page("https://sml.example/?page_size=2", 1));
    assertThatThrownBy(() -> ids(Map.of())).isInstanceOf(SmlUnavailableException.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aProbeIsContentWithAnyAnswer() {
    pages.put("null", "{\"results\":[]}");
    client.probe("main");
    assertThat(asked).containsExactly("/api/gas_type/?null");
  }

  @Test
  void aProbeFailsWhileSmlIsUnavailable() {
    pages.put("null", "503");
    assertThatThrownBy(() -> client.probe("main")).isInstanceOf(SmlUnavailableException.class);
  }

  @Test
  void handsOnEachEntryOfAPageThatIsLargerThanAskedInItsOrder() {
    pages.put("page_size=2", page("https://sml.example/?page=2", 1, 2, 3, 4, 5));
    pages.put("page=2", page(null, 6));
    assertThat(ids(Map.of())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void asksForNoFurtherPageWhereOneHeldTheWholeList() {
    pages.put("page_size=2", page("https://sml.example/?page=2", 1, 2));
    pages.put("page=2", page("https://sml.example/?page=3", 1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertThat(ids(Map.of())).hasSize(11);
    assertThat(asked).hasSize(2);
  }

  @Test
  void keepsOnlyTheFirstEntriesWhereOnlyThoseAreWanted() {
    pages.put("page_size=2", page("https://sml.example/?page=2", 1, 2, 3, 4, 5));
    assertThat(client.first("main", SmlOperation.LIST_LEADS, SmlLeadRecord.class))
        .extracting(SmlLeadRecord::id)
        .containsExactly(1L, 2L);
  }

  @Test
  void readsAPageWhateverTheOrderOfItsFields() {
    pages.put(
        "page_size=2",
        "{\"results\":[{\"id\":1}],\"more\":{\"results\":[7]},\"next\":\"/?page=2\",\"count\":\"2\"}");
    pages.put("page=2", "{\"next\":null,\"results\":[{\"id\":2}],\"count\":2}");
    assertThat(ids(Map.of())).containsExactly(1L, 2L);
  }

  @Test
  void refusesAnEntryThatIsTooLargeForMemory() {
    pages.put(
        "page_size=2",
        "{\"results\":[{\"id\":1,\"note\":[" + "{\"id\":1},".repeat(1 << 19) + "{}]}]}");
    assertThatThrownBy(() -> ids(Map.of()))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessage("SML's page of list-leads is larger than 4194304 bytes");
  }

  @Test
  void fillsThePathsBracesEncoded() {
    pages.put("null", "{\"id\":1}");
    JsonNode lead =
        client.get("main", SmlOperation.GET_LEAD, Map.of("id_lead", "4/../5"), Map.of());
    assertThat(lead.path("id").asInt()).isEqualTo(1);
    assertThat(asked).containsExactly("/api/lead/4%2F..%2F5/?null");
  }

  @Test
  void readsAnAnswerOnceThatIsAStream() {
    pages.put("null", "{\"id\":1}");
    streamed = true;
    assertThat(
            client
                .send("main", SmlOperation.GET_LEAD, Map.of("id_lead", 1), Map.of(), null, null)
                .path("id")
                .asInt())
        .isEqualTo(1);
  }

  private List<Long> ids(Map<String, ?> filters) {
    List<Long> ids = new ArrayList<>();
    client.forEach(
        "main", SmlOperation.LIST_LEADS, filters, SmlLeadRecord.class, lead -> ids.add(lead.id()));
    return ids;
  }

  private boolean isReadWhole() {
    return client.forEach(
        "main", SmlOperation.LIST_LEADS, Map.of(), SmlLeadRecord.class, lead -> {});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // operation, body, result or failure
        "create-task | {\"id\": 7} | {\"id\":7}",
        "create-task | {\"lead\": 7} | has no id",
        "create-task | '' | has no id",
        "click2call | '' | null",
        "delete-task | '' | null",
        "modify-lead | <html> | is not JSON",
        "get-lead | '' | is not JSON",
        "logout | '' | null",
      })
  void readsTheResponseToAWrite(String operation, String body, String expected) {
    pages.put("null", body);
    assertThat(sent(operation)).contains(expected);
  }

  private String sent(String operation) {
    try {
      return client
          .send(
              "main",
              SmlOperation.of(operation).orElseThrow(),
              Map.of("id_lead", 1, "id_tarea", 2),
              Map.of(),
              null,
              null)
          .toString();
    } catch (UnknownOutcomeException | SmlUnavailableException e) {
      return e.getMessage();
    }
  }

  private void answer(Exchange exchange) {
    String query = String.valueOf(exchange.getProperty(SmlRequest.QUERY));
    asked.add(exchange.getProperty(SmlRequest.PATH) + "?" + query);
    String body = pages.get(query);
    assertThat(body).as("an unexpected query: %s", query).isNotNull();
    if (body.equals("503")) {
      throw new SmlUnavailableException("SML responded with 503", (Throwable) null);
    }
    if (body.matches("4\\d\\d")) {
      throw new LeadRejectedException(Integer.parseInt(body), "no");
    }
    exchange
        .getMessage()
        .setBody(streamed ? new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)) : body);
  }

  private static String page(String next, int... ids) {
    List<String> leads = new ArrayList<>();
    for (int id : ids) {
      leads.add("{\"id\":" + id + "}");
    }
    return "{\"count\":9,\"next\":%s,\"previous\":null,\"results\":[%s]}"
        .formatted(next == null ? "null" : "\"" + next + "\"", String.join(",", leads));
  }
}
