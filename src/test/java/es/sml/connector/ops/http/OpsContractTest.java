package es.sml.connector.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.FilledConnector;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ops.sml.SmlEndpoint;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.UnreadPortal;
import es.sml.connector.testing.sandbox.ApiContract;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a running connector answers as the description of its ops API says. */
class OpsContractTest {
  private static final ApiContract CONTRACT = ApiContract.of("/ops/openapi.yaml");

  @TempDir Path directory;
  private final Set<OpsEndpoint> asked = EnumSet.noneOf(OpsEndpoint.class);
  private final Set<String> run = new HashSet<>();
  private FilledConnector world;

  @Test
  void theParametersOfEachEndpointAreTheDescribedOnes() {
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      Set<String> described = new HashSet<>();
      for (JsonNode written :
          CONTRACT
              .document()
              .at("/paths")
              .path("/" + endpoint.path())
              .path(endpoint.method().toLowerCase(Locale.ROOT))
              .path("parameters")) {
        JsonNode parameter =
            written.has("$ref")
                ? CONTRACT.document().at(written.path("$ref").asText().replaceFirst("^[^#]*#", ""))
                : written;
        if (parameter.path("in").asText().equals("query")) {
          described.add(parameter.path("name").asText());
        }
      }
      described.remove("language");
      assertThat(endpoint.parameters()).as(endpoint.path()).isEqualTo(described);
    }
  }

  @Test
  void everyEndpointAnswersAsDescribed() throws Exception {
    try (FilledConnector running = FilledConnector.start(directory).fill()) {
      world = running;
      String lead = world.created();
      String deadLetter = world.deadLetterId(world.refused().get(0));
      String parked = world.parked();
      ask(OpsEndpoint.SHOW_STATUS, "status", null);
      ask(OpsEndpoint.LIST_DEAD_LETTERS, "dead-letters?queue=dead&limit=2&order=oldest", null);
      ask(OpsEndpoint.SHOW_DEAD_LETTER, "dead-letters/" + deadLetter, null);
      ask(OpsEndpoint.UNMASK_DEAD_LETTER, "dead-letters/" + deadLetter + "/unmask", null);
      ask(OpsEndpoint.DOWNLOAD_DEAD_LETTER, "dead-letters/" + deadLetter + "/download", null);
      ask(OpsEndpoint.TRY_DEAD_LETTER, "dead-letters/" + deadLetter + "/try", null);
      ask(
          OpsEndpoint.CREATE_BY_HAND,
          "dead-letters/" + deadLetter + "/create",
          "{\"lead\":{\"client\":{\"phone\":\"611223399\"}},\"dryRun\":true}");
      ask(
          OpsEndpoint.TRY_MESSAGE,
          "messages/try",
          "{\"dealer\":\"norte\",\"text\":\"Nombre: Eva\\nTeléfono: 611223398\"}");
      askToTeach();
      ask(OpsEndpoint.LIST_LEADS, "leads?limit=3", null);
      ask(OpsEndpoint.LIST_LEADS, "leads?parked=true", null);
      ask(OpsEndpoint.LIST_LEADS, "leads?state=PARKED", null);
      ask(OpsEndpoint.SEARCH_LEADS, "leads/search", "{\"text\":\"+34 666 777 888\"}");
      ask(
          OpsEndpoint.SEARCH_LEADS,
          "leads/search",
          "{\"text\":\"622000111\",\"dealer\":\"norte\"}");
      ask(OpsEndpoint.SHOW_LEAD, "leads/" + lead, null);
      ask(OpsEndpoint.SHOW_LEAD, "leads/" + parked, null);
      ask(OpsEndpoint.UNMASK_LEAD, "leads/" + parked + "/unmask", null);
      ask(
          OpsEndpoint.REPLAY_DEAD_LETTERS,
          "dead-letters/replay",
          "{\"deadLetters\":[\"" + deadLetter + "\"],\"dryRun\":true}");
      ask(
          OpsEndpoint.DISCARD_DEAD_LETTERS,
          "dead-letters/discard",
          "{\"filter\":{\"stage\":\"parse\"},\"reason\":\"prueba\"}");
      ask(OpsEndpoint.LIST_CANDIDATES, "leads/" + parked + "/candidates", null);
      ask(OpsEndpoint.RESOLVE_LEAD, "leads/" + parked + "/resolve", "{\"retry\":true}");
      ask(OpsEndpoint.ERASE_LEADS, "leads/erase", "{\"leads\":[\"" + lead + "\"],\"dryRun\":true}");
      ask(OpsEndpoint.RESUME_ACCOUNT, "accounts/demo/resume", "{}");
      String norte = "{\"kind\":\"crm\",\"name\":\"norte\"";
      ask(OpsEndpoint.PAUSE, "pauses", norte + ",\"reason\":\"prueba\"}");
      ask(OpsEndpoint.LIST_PAUSES, "pauses", null);
      ask(OpsEndpoint.SHOW_STATUS, "status", null);
      ask(OpsEndpoint.RESUME, "pauses/resume", norte + "}");
      ask(OpsEndpoint.TEST_CHANNEL, "channels/test", "{\"channel\":\"norte/web\"}");
      ask(OpsEndpoint.LIST_ALERTS, "alerts", null);
      ask(OpsEndpoint.TEST_ALERT, "alerts/test", "{\"channel\":\"broken\"}");
      ask(OpsEndpoint.LIST_CRMS, "crms", null);
      ask(OpsEndpoint.LIST_EVENTS, "crms/norte/events?state=delivered&limit=5", null);
      ask(OpsEndpoint.RETRY_CRM, "crms/norte/retry", "{}");
      ask(OpsEndpoint.TEST_CRM, "crms/norte/test", "{}");
      ask(
          OpsEndpoint.REDELIVER_EVENTS,
          "crms/norte/redeliver",
          "{\"filter\":{\"since\":\"2026-01-01T00:00:00Z\"},\"dryRun\":true}");
      ask(OpsEndpoint.RELOAD, "reload", "{}");
      ask(OpsEndpoint.MAKE_SUPPORT_BUNDLE, "support-bundle", "{}");
      ask(OpsEndpoint.MAKE_BACKUP, "backup", "{}");
      ask(OpsEndpoint.SHOW_REPORT, "report", null);
      ask(OpsEndpoint.SHOW_REPORT, "report?from=2026-03-01&to=2026-03-31&dealer=norte", null);
      ask(OpsEndpoint.EXPORT_REPORT, "report.csv", null);
      ask(OpsEndpoint.LIST_COMMANDS, "commands", null);
      ask(
          OpsEndpoint.LIST_AUDIT,
          "audit?limit=5&since=2026-01-01T00:00:00Z&until=2100-01-01T00:00:00Z",
          null);
      ask(
          OpsEndpoint.SET_LOG_LEVEL,
          "log/level",
          "{\"logger\":\"es.sml.connector.none\",\"level\":\"warn\",\"for\":\"1s\"}");
      ask(OpsEndpoint.LIST_LOG, "log?level=DEBUG&limit=2000", null);
      ask(OpsEndpoint.DESCRIBE, "openapi.yaml", null);
      assertThat(asked).containsExactlyInAnyOrder(OpsEndpoint.values());
      runEveryOperation("leads/" + MessageKey.reference(lead) + "/");
      refused("GET", "leads/ffffffffffffffff", null, 404);
      assertThat(refused("GET", "leads?dealers=norte", null, 400)).contains("did you mean dealer?");
      assertThat(refused("GET", "leads?parked=maybe", null, 400)).contains("true or false");
      assertThat(refused("GET", "leads?state=PARKADO", null, 400)).contains("DUPLICATE, PARKED]");
      assertThat(refused("GET", "dead-letters?state=PARKED", null, 400)).contains("DUPLICATE]");
      refused("GET", "report?from=yesterday", null, 400);
      refused("GET", "report?from=2026-03-02&to=2026-03-01", null, 400);
      refused("POST", "accounts/nobody/resume", "{}", 404);
      refused("POST", "pauses", norte.replace("norte", "norde") + ",\"reason\":\"r\"}", 404);
      refused("POST", "pauses", norte + "}", 400);
      refused("POST", "log/level", "{\"logger\":\"a\",\"level\":\"INFO\"}", 404);
      refused("GET", "log?since=yesterday", null, 400);
      refused("GET", "audit?until=tomorrow", null, 400);
      refused("POST", "channels/test", "{\"channel\":\"norte/nothing\"}", 404);
      refused("POST", "messages/try", "{\"dealer\":\"nobody\",\"text\":\"a\"}", 400);
      refused("POST", "dead-letters/" + deadLetter + "/create", "{}", 400);
      refused("POST", "alerts/test", "{\"channel\":\"nothing\"}", 404);
      refused("POST", "accounts/demo/resume", "{\"now\":true}", 400);
      refused("POST", "crms/nobody/retry", "{}", 404);
      refused("POST", "crms/norte/redeliver", "{\"filter\":{}}", 400);
      refused("POST", "crms/norte/redeliver", "{}", 400);
      refused("GET", "crms/norte/events?state=sent", null, 400);
      refused("GET", "crms/norte/events?since=yesterday", null, 400);
      for (String list : List.of("leads", "dead-letters", "crms/norte/events", "audit")) {
        String backwards = "?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z";
        refused("GET", list + backwards, null, 400);
      }
      refused("GET", "crms/norte/events?after=x", null, 400);
      refused("POST", "backup", "{\"file\":\"/tmp/backup\"}", 400);
      refused("POST", "leads/search", "{\"text\":\"a\"}", 400);
      refused("POST", "leads/sml:1/click2call", null, 400);
      refused("GET", "leads/unknown/get-lead", null, 404);
      refused("GET", "leads/sml:999999/get-lead", null, 422);
      refused("POST", "leads/" + lead + "/resolve", "{\"retry\":true}", 409);
    }
  }

  private void askToTeach() throws Exception {
    world.connector().sendCorrelated("dealers.norte.leads", UnreadPortal.mail(1), "mail-1");
    world.awaitDeadLetters("dead", 7);
    String key =
        MessageKey.of("norte", "mail-1", UnreadPortal.mail(1).getBytes(StandardCharsets.UTF_8));
    String marks = "{\"marks\":[{\"field\":\"name\",\"line\":2},{\"field\":\"phone\",\"line\":3}]";
    ask(OpsEndpoint.TEACH, "dead-letters/" + key + "/teach", marks + "}");
    ask(
        OpsEndpoint.TEACH,
        "dead-letters/" + key + "/teach",
        "{\"marks\":[{\"field\":\"name\",\"text\":\"Nadie\"}]}");
    ask(
        OpsEndpoint.SAVE_TEMPLATE,
        "dead-letters/" + key + "/save-template",
        marks + ",\"name\":\"zafiro\"}");
    refused("POST", "dead-letters/" + key + "/save-template", marks + ",\"name\":\"zafiro\"}", 409);
    refused("POST", "dead-letters/" + key + "/teach", "{\"mark\":[]}", 400);
    ask(
        OpsEndpoint.REPLAY_DEAD_LETTERS,
        "dead-letters/replay",
        "{\"filter\":{\"format\":\"zafiro\"},\"dryRun\":true}");
  }

  /** All of SML's operations but login and logout. */
  private void runEveryOperation(String lead) {
    for (String list :
        List.of(
            "list-concessionaires?search=norte",
            "list-leads?status=new&concessionaire__in=1,2",
            "list-sources?page=1&page_size=5",
            "list-gas-types",
            "list-clients?phone__icontains=666",
            "list-provinces?country=28&page_size=all",
            "list-localities?province=638&account=demo",
            "list-users?is_active=true&dealer=norte")) {
      assertThat(run("sml/" + list, null).path("results").isArray()).as(list).isTrue();
    }
    JsonNode created = run("sml/create-lead?dealer=norte", RunningConnector.lead(5));
    JsonNode shown = run("leads/sml:" + created.path("id") + "/get-lead", null);
    assertThat(shown.at("/client/name").asText()).isEqualTo("Cliente 5");
    run(lead + "assign-lead", "{\"user\":3}");
    run(lead + "change-status", "{\"status\":\"tracing\"}");
    run(lead + "modify-lead?replace=false", "{\"score\":4,\"vehicle\":{\"km\":\"12000\"}}");
    String task = "?id_tarea=" + run(lead + "create-task", "{\"type\":\"date\"}").path("id");
    run(lead + "modify-task" + task, "{\"media\":\"Whatsapp\"}");
    run(lead + "delete-task" + task, "");
    assertThat(run(lead + "click2call", "").path("call_control").isNumber()).isTrue();
    assertThat(run(lead + "finish-lead", "").path("status").asText()).isEqualTo("end");
    assertThat(run(lead + "lead-history?page_size=2", null).path("results")).isNotEmpty();
    assertThat(run)
        .containsExactlyInAnyOrderElementsOf(
            SmlEndpoint.all().stream().map(each -> each.operation().label()).toList());
  }

  /**
   * SML's response to an operation.
   *
   * @param body null for an operation that reads; empty for none
   */
  private JsonNode run(String path, String body) {
    String operation = path.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    run.add(operation);
    String method = body == null ? "GET" : "POST";
    String content = "".equals(body) ? null : body;
    HttpResponse<String> answer =
        world
            .ops()
            .send(method, OpsEndpoint.ROOT + path, OpsCalls.OPERATOR, content, "key of " + path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    assertThat(breaches(method, path, content, answer)).as(answer.body()).isEmpty();
    assertThat(OpsCalls.json(answer).path("operation").asText()).isEqualTo(operation);
    return OpsCalls.json(answer).path("result");
  }

  private void ask(OpsEndpoint endpoint, String path, String body) {
    asked.add(endpoint);
    HttpResponse<String> answer = send(endpoint.method(), path, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(breaches(endpoint.method(), path, body, answer)).as(answer.body()).isEmpty();
  }

  private String refused(String method, String path, String body, int status) {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(breaches(method, path, body, answer)).isEmpty();
    return answer.body();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return world.ops().send(method, OpsEndpoint.ROOT + path, OpsCalls.OPERATOR, body);
  }

  private static List<String> breaches(
      String method, String path, String body, HttpResponse<String> answer) {
    return CONTRACT.breaches(
        method,
        "/" + path,
        body,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(null),
        answer.body());
  }
}
