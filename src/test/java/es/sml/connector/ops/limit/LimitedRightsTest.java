package es.sml.connector.ops.limit;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.sml.SmlEndpoint;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.sandbox.SandboxCaller;
import es.sml.connector.testing.server.IdentityProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person with rights for one of two dealers sees and changes nothing of the other. */
class LimitedRightsTest {
  private static final String PHONE = "622000111";
  private static final String REFUSED =
      aLead().name("Eva Sanz").phone(PHONE).thatSmlRejects().json();
  private static final String GROUPS =
      "queue: {}\n    crm: {}\n    groups: {viewers: [%s-sales], operators: [%1$s-bosses]}";

  /** What the operator of norte does to sur: the path and the body of each operation. */
  private static final Map<OpsEndpoint, List<String>> AT_SUR =
      Map.ofEntries(
          Map.entry(OpsEndpoint.LIST_DEAD_LETTERS, List.of("dead-letters?dealer=sur", "")),
          Map.entry(OpsEndpoint.SHOW_DEAD_LETTER, List.of("dead-letters/LETTER", "")),
          Map.entry(OpsEndpoint.UNMASK_DEAD_LETTER, List.of("dead-letters/LETTER/unmask", "{}")),
          Map.entry(
              OpsEndpoint.DOWNLOAD_DEAD_LETTER, List.of("dead-letters/LETTER/download", "{}")),
          Map.entry(OpsEndpoint.TRY_DEAD_LETTER, List.of("dead-letters/LETTER/try", "{}")),
          Map.entry(
              OpsEndpoint.CREATE_BY_HAND,
              List.of(
                  "dead-letters/LETTER/create",
                  "{\"lead\":{\"client\":{\"phone\":\"622000112\"}}}")),
          Map.entry(OpsEndpoint.TEACH, List.of("dead-letters/LETTER/teach", "{}")),
          Map.entry(OpsEndpoint.SAVE_TEMPLATE, List.of("dead-letters/LETTER/save-template", "{}")),
          Map.entry(
              OpsEndpoint.REPLAY_DEAD_LETTERS,
              List.of("dead-letters/replay", "{\"deadLetters\":[\"LETTER\"]}")),
          Map.entry(
              OpsEndpoint.DISCARD_DEAD_LETTERS,
              List.of(
                  "dead-letters/discard",
                  "{\"filter\":{\"dealer\":\"norte,sur\"},\"reason\":\"test\"}")),
          Map.entry(OpsEndpoint.LIST_LEADS, List.of("leads?dealer=norte,sur", "")),
          Map.entry(
              OpsEndpoint.SEARCH_LEADS,
              List.of("leads/search", "{\"text\":\"622000111\",\"dealer\":\"sur\"}")),
          Map.entry(OpsEndpoint.SHOW_LEAD, List.of("leads/KEY", "")),
          Map.entry(OpsEndpoint.UNMASK_LEAD, List.of("leads/KEY/unmask", "{}")),
          Map.entry(OpsEndpoint.RESOLVE_LEAD, List.of("leads/KEY/resolve", "{\"retry\":true}")),
          Map.entry(OpsEndpoint.LIST_CANDIDATES, List.of("leads/KEY/candidates", "")),
          Map.entry(OpsEndpoint.ERASE_LEADS, List.of("leads/erase", "{\"key\":\"KEY\"}")),
          Map.entry(
              OpsEndpoint.TRY_MESSAGE,
              List.of("messages/try", "{\"dealer\":\"sur\",\"text\":\"Hola\"}")),
          Map.entry(OpsEndpoint.SHOW_REPORT, List.of("report?dealer=sur", "")),
          Map.entry(OpsEndpoint.EXPORT_REPORT, List.of("report.csv?dealer=sur", "")),
          Map.entry(
              OpsEndpoint.TEST_CHANNEL, List.of("channels/test", "{\"channel\":\"sur/web\"}")),
          Map.entry(OpsEndpoint.LIST_ALERTS, List.of("alerts", "")),
          Map.entry(OpsEndpoint.TEST_ALERT, List.of("alerts/test", "{}")),
          Map.entry(OpsEndpoint.LIST_EVENTS, List.of("crms/sur/events", "")),
          Map.entry(OpsEndpoint.RETRY_CRM, List.of("crms/sur/retry", "{}")),
          Map.entry(OpsEndpoint.TEST_CRM, List.of("crms/sur/test", "{}")),
          Map.entry(OpsEndpoint.REDELIVER_EVENTS, List.of("crms/sur/redeliver", "{}")),
          Map.entry(OpsEndpoint.LIST_COMMANDS, List.of("commands", "")),
          Map.entry(OpsEndpoint.LIST_AUDIT, List.of("audit", "")),
          Map.entry(
              OpsEndpoint.PAUSE,
              List.of("pauses", "{\"kind\":\"account\",\"name\":\"demo\",\"reason\":\"test\"}")),
          Map.entry(
              OpsEndpoint.RESUME, List.of("pauses/resume", "{\"kind\":\"crm\",\"name\":\"sur\"}")),
          Map.entry(OpsEndpoint.LIST_LOG, List.of("log", "")),
          Map.entry(OpsEndpoint.SET_LOG_LEVEL, List.of("log/level", "{}")),
          Map.entry(OpsEndpoint.RESUME_ACCOUNT, List.of("accounts/demo/resume", "{}")),
          Map.entry(OpsEndpoint.RELOAD, List.of("reload", "{}")),
          Map.entry(OpsEndpoint.MAKE_SUPPORT_BUNDLE, List.of("support-bundle", "{}")),
          Map.entry(OpsEndpoint.MAKE_BACKUP, List.of("backup", "{}")));

  @TempDir static Path directory;
  private static IdentityProvider provider;
  private static RunningConnector connector;
  private static OpsCalls ops;

  @BeforeAll
  static void start() throws Exception {
    provider = new IdentityProvider();
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
    connector =
        new RunningConnector(directory)
            .withDealer(GROUPS.formatted("norte"))
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.oidc.issuer", provider.issuer())
            .withSetting("ops.oidc.client-id", "console")
            .withSetting("ops.oidc.operator-groups", "leads-operators")
            .start();
    ops = new OpsCalls(connector.runtime().opsPort());
    connector.writeDealers(connector.norte(), connector.norte().replace("norte", "sur"));
    ops.post("reload", "{}");
    for (String dealer : List.of("norte", "sur")) {
      connector.sendCorrelated("dealers." + dealer + ".leads", REFUSED, dealer);
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> ops.get("dead-letters").path("matching").asInt() == 2);
  }

  @AfterAll
  static void stop() {
    connector.close();
    provider.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = OpsEndpoint.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SHOW_STATUS", "LIST_CRMS", "LIST_PAUSES", "DESCRIBE"})
  void anOperatorOfOneDealerDoesNothingToTheOther(OpsEndpoint endpoint) {
    List<String> call = AT_SUR.get(endpoint);
    assertThat(call).as("a test for each operation").isNotNull();
    HttpResponse<String> response =
        send(endpoint.method(), ofSur(call.get(0)), "norte-bosses", ofSur(call.get(1)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
    assertThat(response.body()).containsAnyOf("your rights are", "rights for all");
    String fine =
        send(endpoint.method(), ofSur(call.get(0)), "leads-operators", "{\"unknown\":1}").body();
    assertThat(fine).as("the path itself is right").doesNotContain("not found");
  }

  @Test
  void noOperationOfSmlIsForRightsOfSomeDealers() {
    for (SmlEndpoint endpoint : SmlEndpoint.all()) {
      String path = endpoint.path().replace("{reference}", "KEY");
      HttpResponse<String> response = send(endpoint.method(), ofSur(path), "norte-bosses", "{}");
      assertThat(response.statusCode()).as(path + response.body()).isEqualTo(403);
    }
  }

  @Test
  void itsOwnDealerIsOpenToItInItsRole() {
    String path = "dead-letters/" + deadLetter("norte");
    assertThat(send("POST", path + "/unmask", "norte-bosses", "{}").body()).contains(PHONE);
    assertThat(send("GET", path, "norte-sales", "").statusCode()).isEqualTo(200);
    assertThat(send("POST", path + "/unmask", "norte-sales", "{}").statusCode()).isEqualTo(403);
    String replay = "{\"filter\":{\"reason\":\"\"},\"dryRun\":true}";
    JsonNode replayed = json(send("POST", "dead-letters/replay", "norte-bosses", replay));
    assertThat(replayed.path("results").findValuesAsText("key")).containsExactly(key("norte"));
    assertThat(send("GET", "audit?key=" + key("norte"), "norte-sales", "").statusCode())
        .isEqualTo(200);
    assertThat(send("GET", "audit?key=" + key("sur"), "norte-sales", "").statusCode())
        .isEqualTo(403);
    String search = "{\"text\":\"" + PHONE + "\"}";
    assertThat(json(send("POST", "leads/search", "norte-bosses", search)).at("/leads"))
        .extracting(lead -> lead.path("dealer").asText())
        .containsExactly("norte");
  }

  @Test
  void listsAndTheStatusAreOfItsOwnDealer() {
    for (String path : List.of("leads", "dead-letters", "crms", "report", "status")) {
      JsonNode limited = json(send("GET", path, "norte-sales", ""));
      assertThat(limited.toString()).as(path).contains("norte").doesNotContain("sur");
    }
    assertThat(send("GET", "report.csv", "norte-sales", "").body())
        .contains("norte")
        .doesNotContain("sur");
    JsonNode status = json(send("GET", "status", "norte-sales", ""));
    assertThat(status.at("/leads/lastHour/total").asInt()).isEqualTo(1);
    assertThat(status.at("/leads/deadLetters").asInt()).isEqualTo(1);
    assertThat(ops.get("status").at("/leads/lastHour/total").asInt()).isEqualTo(2);
    assertThat(ops.get("leads?dealer=norte,sur").path("leads")).hasSize(2);
  }

  @Test
  void aSearchDoesNotShowThatAnotherDealerHasTheCustomer() {
    assertThat(
            SandboxCaller.loggedIn(URI.create(connector.sandboxUrl()))
                .post("/api/lead/", RunningConnector.lead(77))
                .status())
        .isEqualTo(201);
    String search = "{\"text\":\"610000077\"}";
    assertThat(inSml(ops.post("leads/search", search))).isEqualTo(1);
    assertThat(inSml(json(send("POST", "leads/search", "norte-bosses", search)))).isZero();
  }

  private static int inSml(JsonNode found) {
    return found.at("/searched/0/found").asInt();
  }

  @Test
  void aPauseOfItsOwnDealerIsItsToBeginAndToEnd() {
    String norte = "{\"kind\":\"dealer\",\"name\":\"norte\"";
    String pause = norte + ",\"reason\":\"obras\"}";
    assertThat(send("POST", "pauses", "norte-bosses", pause).statusCode()).isEqualTo(200);
    ops.post("pauses", pause.replace("norte", "sur"));
    assertThat(json(send("GET", "pauses", "norte-sales", "")).findValuesAsText("name"))
        .containsExactly("norte");
    assertThat(json(send("GET", "status", "norte-sales", "")).at("/pauses")).hasSize(1);
    assertThat(send("POST", "pauses/resume", "norte-bosses", norte + "}").statusCode())
        .isEqualTo(200);
    ops.post("pauses/resume", "{\"kind\":\"dealer\",\"name\":\"sur\"}");
  }

  private static HttpResponse<String> send(String method, String path, String group, String body) {
    String token =
        provider.sign(provider.claims().claim("groups", new ArrayList<>(List.of(group))).build());
    return ops.send(method, "/api/v1/" + path, token, body.isEmpty() ? null : body);
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return OpsCalls.json(response);
  }

  private static String ofSur(String text) {
    return text.replace("LETTER", deadLetter("sur")).replace("KEY", key("sur"));
  }

  private static String key(String dealer) {
    return MessageKey.of(dealer, dealer, REFUSED.getBytes(StandardCharsets.UTF_8));
  }

  private static String deadLetter(String dealer) {
    return ops.get("dead-letters?dealer=" + dealer).at("/deadLetters/0/id").asText();
  }
}
