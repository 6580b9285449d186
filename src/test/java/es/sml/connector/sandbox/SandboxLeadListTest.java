package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxLeadListTest {
  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  @BeforeAll
  static void createLeads() {
    sandbox.created(
        """
        {"source": 1, "vehicle": {"brand_model": "SEAT León"}, "status": "tracing",
         "client": {"name": "Ana Ríos", "phone": "600111222", "email": "Ana@Correo.example"},
         "tags": [{"content": "ref:AB12"}, {"content": "urgente"}]}
        """);
    sandbox.created(
        """
        {"source": 8, "vehicle": {"brand_model": "Renault Clio", "gas": 2},
         "client": {"name": "Luis Paz", "phone": "600333444", "location": 58323},
         "note": [{"content": "Viene de ref:ab123 y pregunta por la garantía"}]}
        """);
    sandbox.created(
        """
        {"source": 13, "vehicle": {"brand_model": "Kia Niro"}, "user": 3,
         "request": {"task": [{"type": "date", "note": [{"content": "Traer xref:ab12"}]}]}}
        """);
    sandbox.created(
        "{\"source\": 2, \"status\": \"end\", \"vehicle\": {\"brand_model\": \"Fiat 500\"}}");
    sandbox.created(
        "{\"source\": 2, \"vehicle\": {\"brand_model\": \"Fiat Panda\", \"price\": \"4321\"}}");
  }

  private static List<Integer> ids(JsonNode page) {
    List<Integer> ids = new ArrayList<>();
    page.path("results").forEach(lead -> ids.add(lead.path("id").asInt()));
    return ids;
  }

  private static List<Integer> found(String query) {
    JsonNode page = sandbox.get("/api/lead/?" + query).body();
    assertThat(page.path("count").asInt()).isEqualTo(page.path("results").size());
    return ids(page);
  }

  @Test
  void listsTheNewestFirst() {
    assertThat(found("")).containsExactly(5, 4, 3, 2, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          status=new | 5 3 2
          status=commercial_management | -
          status=tracing | 1
          status=end | 4
          status= | 5 4 3 2 1
          client__phone__icontains=0033 | 2
          client__phone__icontains=600 | 2 1
          client__email__icontains=ana%40correo | 1
          client__email__icontains=nadie | -
          concessionaire__in=1 | 5 4 1
          concessionaire__in=2,3 | 3 2
          concessionaire__in=2,99 | 2
          concessionaire__in=99 | -
          search=le%C3%B3n | 1
          search=SEAT+ana | 1
          search=seat+luis | -
          search=garant%C3%ADa | 2
          search=urgente | 1
          search=4321 | 5
          search=bilbao | 5 4 2 1
          search=tracing | 1
          search=di%C3%A9sel | 2
          search=levante | 3
          search=ejemplo+uriarte | 3
          search=ref:ab12 | 3 2 1
          search=REF:AB123 | 2
          search=ref:ab1234 | -
          search=ref:ab12+urgente | 1
          search=fiat&status=end | 4
          search=600&concessionaire__in=2 | 2
          """)
  void findsByFilter(String query, String ids) {
    List<Integer> expected = new ArrayList<>();
    if (ids != null) {
      for (String id : ids.split(" ", -1)) {
        expected.add(Integer.valueOf(id));
      }
    }
    assertThat(found(query)).isEqualTo(expected);
  }

  @Test
  void refusesAnUnknownStatusAndWordsForIds() {
    SandboxCaller.Reply status = sandbox.get("/api/lead/?status=closed");
    assertThat(status.status()).isEqualTo(400);
    assertThat(status.body().path("status").path(0).asText())
        .isEqualTo("Escoja una opción válida. closed no es una de las opciones disponibles.");
    SandboxCaller.Reply dealers = sandbox.get("/api/lead/?concessionaire__in=1,norte");
    assertThat(dealers.status()).isEqualTo(400);
    assertThat(dealers.body().path("concessionaire__in").isArray()).isTrue();
  }

  @Test
  void leadsFromPageToPageByLinksThatKeepTheFilters() {
    String base = sandbox.baseUrl() + "/api/lead/?";
    JsonNode first = sandbox.get("/api/lead/?search=fiat&page_size=1&status=").body();
    assertThat(first.path("count").asInt()).isEqualTo(2);
    assertThat(ids(first)).containsExactly(5);
    assertThat(first.path("previous").isNull()).isTrue();
    assertThat(first.path("next").asText())
        .isEqualTo(base + "page=2&page_size=1&search=fiat&status=");

    String next = first.path("next").asText().substring(sandbox.baseUrl().toString().length());
    JsonNode second = sandbox.get(next).body();
    assertThat(ids(second)).containsExactly(4);
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(second.path("previous").asText())
        .isEqualTo(base + "page_size=1&search=fiat&status=");
  }

  @Test
  void keepsSpacesAndAccentsInItsLinks() {
    JsonNode page = sandbox.get("/api/lead/?search=f%C3%ADat%26x+&page_size=1").body();
    assertThat(page.path("count").asInt(-1)).isZero();
    JsonNode leads = sandbox.get("/api/lead/?search=i+a&page_size=1").body();
    assertThat(leads.path("next").asText()).endsWith("page=2&page_size=1&search=i+a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=2", "page=0", "page=-1", "page=dos", "page=6&page_size=1"})
  void answers404PastTheEnd(String query) {
    SandboxCaller.Reply reply = sandbox.get("/api/lead/?" + query);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).isEqualTo("{\"detail\":\"Página inválida.\"}");
  }

  @Test
  void answersAnEmptyFirstPage() {
    SandboxCaller.Reply reply = sandbox.get("/api/lead/?search=nadie&page=1");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo("{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page_size=all", "page_size=100"})
  void answersAllThatFitsOnAPage(String query) {
    assertThat(found(query)).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page_size=0", "page_size=mucho"})
  void readsAPageSizeOfNoUseAsTheUsualOne(String query) {
    JsonNode page = sandbox.outsideTheContract().get("/api/lead/?" + query).body();
    assertThat(ids(page)).hasSize(5);
  }

  @Test
  void sendsEveryLeadOfAVeryLongPage() {
    try (Sandbox large = Sandbox.start(SandboxSettings.defaults().withLeads(1_001))) {
      SandboxCaller anyone = SandboxCaller.loggedIn(large);
      JsonNode all = anyone.get("/api/lead/?page_size=all").body();
      assertThat(all.path("next").isNull()).isTrue();
      List<Integer> ids = ids(all);
      assertThat(ids).hasSize(1_001).doesNotHaveDuplicates().startsWith(1_001).endsWith(1);
      List<Integer> paged = new ArrayList<>();
      for (int page = 1; page <= 3; page++) {
        paged.addAll(ids(anyone.get("/api/lead/?page_size=400&page=" + page).body()));
      }
      assertThat(paged).isEqualTo(ids);
      JsonNode standard = anyone.get("/api/lead/").body();
      assertThat(standard.path("results")).hasSize(20);
    }
  }

  @Test
  void listsTheClientsOfTheLeads() {
    JsonNode clients = sandbox.get("/api/clients/").body();
    assertThat(clients.path("count").asInt()).isEqualTo(2);
    JsonNode newest = clients.path("results").path(0);
    assertThat(newest.path("name").asText()).isEqualTo("Luis Paz");
    assertThat(newest.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "name",
            "phone",
            "email",
            "province",
            "province_data",
            "location",
            "location_data");
  }

  @ParameterizedTest
  @CsvSource({
    "name__icontains=R%C3%8DOS, Ana Ríos",
    "phone__icontains=333, Luis Paz",
    "email__icontains=ANA%40, Ana Ríos",
    "search=luis+600, Luis Paz"
  })
  void findsClients(String query, String name) {
    JsonNode clients = sandbox.get("/api/clients/?" + query).body();
    assertThat(clients.path("count").asInt()).isEqualTo(1);
    assertThat(clients.path("results").path(0).path("name").asText()).isEqualTo(name);
  }
}
