package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.SettableClock;
import es.sml.connector.testing.sandbox.ApiContract;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxReferenceListsTest {
  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  private static JsonNode list(String path) {
    SandboxCaller.Reply reply = sandbox.get(path);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body();
  }

  @Test
  void listsThe52ProvincesOfSpain() {
    JsonNode provinces = list("/api/provinces/?country=28&page_size=all");
    assertThat(provinces.path("count").asInt()).isEqualTo(52);
    assertThat(provinces.path("results")).hasSize(52);
    assertThat(provinces.path("results").findValuesAsText("name"))
        .doesNotHaveDuplicates()
        .contains("Coruña, A", "Valencia/València", "Araba/Álava", "Balears, Illes", "Melilla");
    assertThat(list("/api/provinces/?country=28&search=bizkaia").path("results").toString())
        .isEqualTo("[{\"id\":638,\"country\":28,\"name\":\"Bizkaia\",\"status\":true}]");
    assertThat(list("/api/provinces/?country=34").path("count").asInt(-1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?country=", "?search=a", "?country=espa%C3%B1a"})
  void wantsACountryForProvinces(String query) {
    SandboxCaller.Reply reply = sandbox.get("/api/provinces/" + query);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("country").isArray()).isTrue();
  }

  @Test
  void hasLocalitiesInEveryProvince() {
    Set<Integer> provinces = new HashSet<>();
    JsonNode localities = list("/api/localities/?page_size=all");
    localities
        .path("results")
        .forEach(locality -> provinces.add(locality.path("province").asInt()));
    assertThat(provinces).hasSize(52);
    assertThat(localities.path("count").asInt()).isGreaterThan(300);
    assertThat(localities.path("results").findValuesAsText("name"))
        .contains("Coruña, A", "València/Valencia", "Vitoria-Gasteiz");
  }

  @Test
  void listsTheLocalitiesOfAProvince() {
    JsonNode bilbao = list("/api/localities/?province=638&search=bilb");
    assertThat(bilbao.path("results").toString())
        .isEqualTo("[{\"id\":58323,\"province\":638,\"name\":\"Bilbao\",\"status\":true}]");
    assertThat(list("/api/localities/?province=1").path("count").asInt(-1)).isZero();
    assertThat(sandbox.get("/api/localities/?province=bizkaia").status()).isEqualTo(400);
  }

  @Test
  void listsTheFuels() {
    JsonNode fuels = list("/api/gas_type/");
    assertThat(fuels.path("count").asInt()).isEqualTo(8);
    assertThat(fuels.path("results").path(1).toString())
        .isEqualTo("{\"id\":2,\"name\":\"Diésel\"}");
  }

  @Test
  void numbersTheSourcesFromOne() {
    JsonNode sources = list("/api/source/?page_size=all");
    int count = sources.path("count").asInt();
    assertThat(count).isGreaterThanOrEqualTo(9);
    for (int i = 0; i < count; i++) {
      assertThat(sources.path("results").path(i).path("id").asInt()).isEqualTo(i + 1);
    }
    assertThat(sources.path("results").path(0).fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "channel",
            "channel_data",
            "data",
            "origin",
            "origin_data",
            "concession",
            "concession_data");
    assertThat(sources.path("results").path(0).path("concession_data").has("concession_phone"))
        .isTrue();
  }

  @Test
  void findsASourceByItsAddress() {
    JsonNode sources = list("/api/source/?search=leads%40autosnorte.example");
    assertThat(sources.path("count").asInt()).isEqualTo(1);
    JsonNode source = sources.path("results").path(0);
    assertThat(source.path("channel_data").path("slug").asText()).isEqualTo("email");
    assertThat(source.path("origin_data").path("name").asText()).isEqualTo("coches.net");
    assertThat(source.path("concession_data").path("name").asText()).isEqualTo("Autos Norte");
  }

  @Test
  void pagesAReferenceListByItsLinks() {
    JsonNode page = list("/api/source/?page_size=5&page=2");
    assertThat(page.path("results").path(0).path("id").asInt()).isEqualTo(6);
    assertThat(page.path("next").asText())
        .isEqualTo(sandbox.baseUrl() + "/api/source/?page=3&page_size=5");
    assertThat(page.path("previous").asText())
        .isEqualTo(sandbox.baseUrl() + "/api/source/?page_size=5");
    assertThat(sandbox.get("/api/source/?page_size=5&page=9").status()).isEqualTo(404);
  }

  @Test
  void listsTheConcessionaires() {
    JsonNode dealers = list("/api/concessionaire/");
    assertThat(dealers.path("results").findValuesAsText("name"))
        .contains("Autos Norte", "Motor Sur", "Levante Car");
    assertThat(dealers.path("count").asInt()).isEqualTo(3);
    JsonNode dealer = dealers.path("results").path(1);
    assertThat(dealer.path("related_users").isEmpty()).isFalse();
    assertThat(dealer.path("sources").path(0).path("origin_data").has("available_channels"))
        .isTrue();
    assertThat(list("/api/concessionaire/?search=sevilla").path("results").path(0).path("id"))
        .isEqualTo(dealer.path("id"));
  }

  @ParameterizedTest
  @CsvSource({
    // The manual's samples of a listed dealer and of a listed source end before these two fields.
    "/api/concessionaire/, /results/0, mask_c2c, false",
    "/api/concessionaire/, /results/0, concession_phone, false",
    "/api/source/, /results/0/concession_data, mask_c2c, false",
    "/api/source/, /results/0/concession_data, concession_phone, false",
    "/api/lead/, /results/0/concessionaire_data, mask_c2c, true",
    "/api/lead/, /results/0/concessionaire_data, concession_phone, true",
    "/api/user/, /results/1/related_concessionaires/0/concessionaire_data, mask_c2c, true",
    "/api/user/, /results/1/related_concessionaires/0/concessionaire_data, concession_phone, true",
    // Only a listed dealer shows the channels of its sources.
    "/api/concessionaire/, /results/0/sources/0/origin_data, available_channels, true",
    "/api/concessionaire/, /results/0/sources/0/origin_data, available_channels_data, true",
  })
  void hasTheFieldsOfTheManualsSampleOfADealer(
      String list, String place, String field, boolean required) {
    sandbox.post("/api/lead/", SandboxCaller.MINIMAL_LEAD);
    JsonNode page = list(list);
    assertThat(((ObjectNode) page.at(place)).remove(field)).isNotNull();
    List<String> breaches =
        ApiContract.contract()
            .breaches("GET", list, null, 200, "application/json", page.toString());
    assertThat(breaches.isEmpty()).as(breaches.toString()).isEqualTo(!required);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 9",
    "online=true, 4",
    "online=false, 5",
    "online=, 9",
    "is_active=false, 1",
    "is_active=true&online=false, 4",
    "userconcession__concessionaire__id=2, 4",
    "userconcession__concessionaire__id=9, 0",
    "search=rocio, 1"
  })
  void filtersTheUsers(String query, int count) {
    assertThat(list("/api/user/?" + query).path("count").asInt(-1)).isEqualTo(count);
  }

  @Test
  void showsAUsersConcessionairesButNoPassword() {
    JsonNode user = list("/api/user/?search=ane.ejemplo").path("results").path(0);
    JsonNode related = user.path("related_concessionaires").path(0);
    assertThat(related.path("concessionaire").asInt()).isEqualTo(1);
    assertThat(related.path("concessionaire_data").path("name").asText()).isEqualTo("Autos Norte");
    assertThat(user.has("password")).isFalse();
  }

  @Test
  void reportsWhetherADealerIsOpenNow() {
    // A Monday, 8:59 in Spain.
    SettableClock clock = new SettableClock(Instant.parse("2026-10-05T06:59:00Z"));
    try (Sandbox early = Sandbox.start(SandboxSettings.defaults(), clock)) {
      SandboxCaller anyone = SandboxCaller.loggedIn(early);
      anyone.create(SandboxCaller.MINIMAL_LEAD);
      assertThat(isOpen(anyone)).isFalse();
      clock.advance(Duration.ofMinutes(1));
      assertThat(isOpen(anyone)).isTrue();
      assertThat(
              anyone
                  .get("/api/concessionaire/")
                  .body()
                  .at("/results/0/work_calendar/open_now")
                  .asBoolean())
          .isTrue();
    }
  }

  private static boolean isOpen(SandboxCaller anyone) {
    JsonNode open =
        anyone.get("/api/lead/1/").body().at("/concessionaire_data/work_calendar/open_now");
    assertThat(open.isBoolean()).isTrue();
    return open.asBoolean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/lead", "/api/lead/1", "/api/source", "/api/", "/api/qas_type/", "/"})
  void hasNoPathWithoutItsLastSlashNorAnUnknownOne(String path) {
    SandboxCaller.Reply reply = sandbox.get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.contentType()).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/lead/999999/", "/api/lead/0/", "/api/lead/uno/"})
  void answers404ForALeadThatIsNotThere(String path) {
    SandboxCaller.Reply reply = sandbox.get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).isEqualTo("{\"detail\":\"No encontrado.\"}");
  }

  @Test
  void wantsNoTokenToRefuseAMethodOfTheLogin() {
    assertThat(sandbox.anyone().get("/api/auth/login/").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/lead/, 'GET, POST'",
    "DELETE, /api/lead/1/, 'GET, PATCH'",
    "GET, /api/task/1/, 'DELETE, PATCH'",
    "POST, /api/netelip/call_control_lead/click2call/, PATCH",
    "POST, /api/source/, GET",
    "GET, /api/auth/logout/, POST"
  })
  void offersNoOtherMethod(String method, String path, String allowed) {
    SandboxCaller.Reply reply = sandbox.send(method, path, null);
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo(allowed);
    assertThat(reply.body().path("detail").asText())
        .isEqualTo("Método \"" + method + "\" no permitido.");
    assertThat(sandbox.anyone().send(method, path, null).status()).isEqualTo(401);
  }
}
