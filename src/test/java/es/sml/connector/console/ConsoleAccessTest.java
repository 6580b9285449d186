package es.sml.connector.console;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who gets where in the console, and that nothing from outside is more than text there. */
class ConsoleAccessTest {
  private static final List<String> PUBLIC =
      List.of("/console/assets/", "/console/login", "/console/sign-in", "/console/language");

  private static final List<String> WRONG_QUERIES =
      List.of(
          "",
          "?limit=x",
          "?language=xx",
          "?after=x",
          "?since=x",
          "?until=x",
          "?order=x",
          "?queue=x",
          "?state=x",
          "?level=x",
          "?from=x",
          "?from=2026-02-01&to=2026-01-01",
          "?a=1&a=2");
  private static final List<String> WRONG_BODIES =
      List.of(
          "{",
          "[]",
          "{\"unknown\": 1}",
          "{\"dryRun\": true}",
          "{\"kind\": \"x\"}",
          "{\"kind\": \"dealer\", \"name\": \"x\"}",
          "{\"kind\": \"dealer\", \"name\": \"norte\", \"until\": \"x\"}",
          "{\"deadLetters\": [\"x\"], \"reason\": \"x\"}",
          "{\"filter\": {\"x\": 1}, \"reason\": \"x\"}",
          "{\"leads\": [\"x\"]}",
          "{\"text\": \"a@\"}",
          "{\"text\": \"x\", \"dealer\": \"x\"}",
          "{\"channel\": \"x\"}",
          "{\"logger\": \"x\", \"level\": \"x\"}");

  @TempDir static Path directory;
  private static FilledConnector world;

  @BeforeAll
  static void start() throws Exception {
    world = FilledConnector.start(directory).fill();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void noPageIsReachableWithoutASession() {
    List<String> paths =
        new ArrayList<>(List.of("/", "/console/", "/console/nothing", "/console/leads/../leads"));
    for (ConsolePage page : ConsolePage.values()) {
      paths.add(path(page));
    }
    for (String path : paths) {
      if (PUBLIC.stream().noneMatch(path::startsWith)) {
        HttpResponse<String> got = calls().get(path);
        assertThat(got.statusCode()).as("GET " + path).isEqualTo(401);
        assertThat(got.body()).contains("name=\"token\"");
        assertThat(calls().post(path, "a", "b").statusCode()).as("POST " + path).isEqualTo(401);
        assertThat(calls().get(path, "Cookie", "sml-session=wrong").statusCode()).isEqualTo(401);
        for (String method : List.of("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")) {
          assertThat(calls().method(method, path).statusCode()).as(method + path).isEqualTo(401);
        }
      }
    }
  }

  @Test
  void aTokenOfTheApiIsNoSessionAndASessionIsNoToken() {
    assertThat(calls().get("/console", "Authorization", "Bearer " + OPERATOR).statusCode())
        .isEqualTo(401);
    assertThat(calls().as(OPERATOR).get("/api/v1/leads").statusCode()).isEqualTo(401);
  }

  @Test
  void theSessionIsInACookieThatNoScriptAndNoOtherSiteHas() {
    String cookie = ConsoleCalls.sessionCookie(calls().post("/console/login", "token", VIEWER));
    assertThat(cookie)
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
        .doesNotContain("Max-Age");
    ConsoleCalls ana = calls().as(VIEWER);
    assertThat(ana.get("/console").statusCode()).isEqualTo(200);
    assertThat(ana.form("/console/logout").statusCode()).isEqualTo(303);
    assertThat(ana.get("/console").statusCode()).isEqualTo(401);
  }

  @Test
  void theOverviewCountsTheLeadsThatTheReportCounts() {
    long leads = world.ops().get("report").at("/total/leads").asLong();
    assertThat(calls().as(VIEWER).get("/console").body())
        .contains("<b>" + leads + "</b> leads en la última hora");
  }

  @Test
  void aSpanishPageHasSpanishWords() {
    ConsoleCalls ana = calls().as(OPERATOR);
    ana.form("/console/leads/" + world.created() + "/unmask");
    assertThat(ana.get("/console/audit").body())
        .contains(">Operador (Ana)<")
        .doesNotContain(">operator (Ana)<");
    assertThat(ana.get("/console/leads/" + world.created()).body()).contains(">Operador (Ana)<");
    String text = "Nombre: Jaime Sáenz\nTeléfono: 644556677\nMensaje: quiero verlo el martes";
    assertThat(ana.form("/console/try/message", "dealer", "norte", "text", text).body())
        .contains(">Nombre y apellidos</th>", ">Tarea: cita</th>")
        .doesNotContain("customer.name", "tasks.date");
    assertThat(ana.get("/console/runbook").body()).contains("<title>Guía de problemas ·");
  }

  @Test
  void theOverviewNamesTheMessagesThatWaitForAPerson() {
    String page = calls().as(VIEWER).get("/console", "Accept-Language", "es").body();
    assertThat(page)
        .containsPattern("(class=\"notice (mixed|bad)\")(?s:.*)por resolver(?s:.*)no entregados")
        .doesNotContain("Todo va bien");
  }

  @Test
  void listsShowTheVehicleAndOnlyOperatorsReadTheSubject() {
    ConsoleCalls ana = calls().as(OPERATOR);
    ConsoleCalls viewer = calls().as(VIEWER);
    for (ConsoleCalls reader : List.of(ana, viewer)) {
      assertThat(reader.get("/console/leads").body()).contains(">Seat León<");
      assertThat(reader.get("/console/leads/" + world.created()).body()).contains(">Seat León<");
      assertThat(reader.get("/console/unknown").body()).contains(">Seat Ibiza<");
    }
    String dismissed = "/console/dead-letters?queue=dismissed";
    String subject = "Respuesta automática: su consulta";
    assertThat(ana.get(dismissed).body()).contains(subject, ">correo.example<");
    assertThat(viewer.get(dismissed).body())
        .contains("********* **********: ** ********")
        .doesNotContain(subject, "correo.example");
  }

  @Test
  void aPageWithoutScriptsHasAButtonForEachCandidateInSml() {
    String page = "/console/leads/" + world.parked() + "/candidates";
    assertThat(calls().as(OPERATOR).get(page).body()).contains("SML no muestra ningún lead");
    long id = world.createTheParkedLeadByHand();
    String form = "<input type=\"hidden\" name=\"sml-id\" value=\"" + id + "\">";
    assertThat(calls().as(OPERATOR).get(page).body())
        .contains(form, ">Seat Ibiza<", "Es este", "Este lead: Seat Ibiza, enviado")
        .contains(">nuevo</td>", "data-label=\"Id en SML\"");
    assertThat(calls().as(VIEWER).get(page).body())
        .contains(">Seat Ibiza<")
        .doesNotContain("sml-id");
    HttpResponse<String> created =
        calls().as(OPERATOR).get(page.replace(world.parked(), world.created()));
    assertThat(created.statusCode()).isEqualTo(409);
    assertThat(created.body()).contains("no está por resolver");
  }

  @Test
  void anOperatorDownloadsAMessageThatNoBrowserRuns() {
    ConsoleCalls ana = calls().as(OPERATOR);
    String path =
        "/console/dead-letters/" + world.deadLetterId(world.refused().get(1)) + "/download";
    HttpResponse<String> file = ana.form(path);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).contains("Cliente 2", "622000111");
    assertThat(file.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(file.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"message-[A-Za-z0-9]{12}\\.txt\"");
    assertThat(ana.get("/console/audit").body()).contains("Mensaje original descargado");
    assertThat(calls().as(VIEWER).form(path).statusCode()).isEqualTo(403);
  }

  @Test
  void anOperatorSetsTheLevelOfALoggerForATime() {
    ConsoleCalls ana = calls().as(OPERATOR);
    String form = "/console/log/level";
    HttpResponse<String> set =
        ana.form(form, "logger", "es.sml.connector.canary", "level", "DEBUG", "time", "5m");
    assertThat(set.statusCode()).isEqualTo(303);
    assertThat(ana.get(set.headers().firstValue("Location").orElseThrow()).body())
        .contains("El nivel de es.sml.connector.canary es DEBUG hasta");
    assertThat(ana.get("/console/audit").body())
        .contains("es.sml.connector.canary DEBUG durante 300 s");
    HttpResponse<String> library =
        ana.form(form, "logger", "org.apache.camel", "level", "DEBUG", "time", "5m");
    assertThat(library.statusCode()).isEqualTo(400);
    assertThat(library.body()).contains("por debajo de INFO las bibliotecas");
    ConsoleCalls viewer = calls().as(VIEWER);
    LoggerFactory.getLogger("es.sml.connector.canary").warn("a line of <this> test");
    assertThat(viewer.get("/console/log?level=WARN").body())
        .contains("a line of &lt;this&gt; test")
        .doesNotContain(form);
    assertThat(viewer.form(form, "logger", "es.sml.connector").statusCode()).isEqualTo(403);
  }

  @Test
  void theSupportBundleHasNoSecretAndNobodysData() throws Exception {
    LoggerFactory.getLogger("es.sml.connector.canary")
        .warn("llamar al 666 777 888 o a ana.canaria@correo.example");
    world
        .ops()
        .post(
            "pauses",
            "{\"kind\":\"crm\",\"name\":\"norte\",\"reason\":\"Llamar a Eva, 666777888\"}");
    byte[] bundle;
    try {
      bundle = calls().as(OPERATOR).formForFile("/console/log/support-bundle");
    } finally {
      world.ops().post("pauses/resume", "{\"kind\":\"crm\",\"name\":\"norte\"}");
    }
    Map<String, String> files = unpacked(bundle);
    assertThat(files)
        .containsOnlyKeys(
            "versions.txt",
            "configuration.txt",
            "status.json",
            "health.json",
            "metrics.txt",
            "threads.txt",
            "log.txt");
    assertThat(files.get("configuration.txt")).contains("ops.port = 0", "accounts.demo.username");
    assertThat(files.get("status.json")).contains("\"queues\"", "leads.dead");
    assertThat(files.get("health.json")).contains("\"database\"", "\"status\"");
    assertThat(files.get("metrics.txt")).contains("sml_connector_");
    assertThat(files.get("threads.txt")).contains("  at java.");
    assertThat(files.get("log.txt")).contains("es.sml.connector.canary llamar al ### ### ###");
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(file.getValue().replaceAll("[ .-]", ""))
          .as(file.getKey())
          .doesNotContain("666777888", "622000111", "611223344");
      assertThat(file.getValue())
          .as(file.getKey())
          .doesNotContain(OPERATOR, VIEWER, RunningConnector.PATH_SECRET, "127.0.0.1:1/hook")
          .doesNotContain(
              "ana.canaria", "leads@norte", "Canaria", "Eva Sanz", "a Eva", "(ana)", "Llamar a");
    }
    assertThat(calls().as(OPERATOR).get("/console/audit").body())
        .contains("Paquete de soporte creado");
  }

  private static Map<String, String> unpacked(byte[] bundle) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void aCommandThatSmlRefusedIsOnAListOfItsOwn() throws Exception {
    String lead = MessageKey.reference(world.created());
    world
        .connector()
        .send(
            "sml.commands",
            "{\"id\":\"c-wrong-user\",\"operation\":\"assign-lead\",\"account\":\"demo\",\"lead\":\""
                + lead
                + "\",\"body\":{\"user\":999999},\"replyTo\":\"crm.norte.replies\"}");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> !world.ops().get("commands").path("commands").isEmpty());
    JsonNode command = world.ops().get("commands").at("/commands/0");
    assertThat(command.path("id").asText()).isEqualTo("c-wrong-user");
    assertThat(command.path("status").asInt()).isEqualTo(400);
    assertThat(calls().as(VIEWER).get("/console/commands").body())
        .contains("c-wrong-user", "assign-lead", "999999");
    assertThat(world.ops().get("dead-letters?stage=command").path("matching").asInt()).isZero();
    assertThat(world.ops().get("commands?limit=1").path("next").isNull()).isTrue();
    world.connector().send("sml.commands", "no command"); // it asks for no reply
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> world.ops().get("commands").path("commands").size() == 2);
    assertThat(world.ops().get("commands").at("/commands/0/id").isNull()).isTrue();
    assertThat(calls().as(VIEWER).get("/console/commands").body()).contains("no es JSON");
    assertThat(world.ops().get("dead-letters?stage=command").path("matching").asInt()).isZero();
  }

  @Test
  void theRunbookHasItsSectionsAndEscapesItsText() {
    HttpResponse<String> runbook =
        calls().as(VIEWER).get("/console/runbook", "Accept-Language", "en");
    assertThat(runbook.statusCode()).isEqualTo(200);
    assertThat(runbook.body())
        .contains("<h2 id=\"a-mailbox-fails\">A mailbox fails</h2>", "href=\"#disk-full\"")
        .doesNotContain("docs/runbook.md", "**", "&lt;code");
    assertThat(calls().as(VIEWER).get("/console/runbook").body())
        .contains(
            "<h2 id=\"un-buzón-falla\">Un buzón falla</h2>",
            "href=\"#disco-lleno\"",
            // links from outside have the English names
            "id=\"a-mailbox-fails\"",
            "id=\"disk-full\"")
        .doesNotContain("docs/es/runbook.md", "**", "&lt;code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailboxes", "channels", "crms", "commands"})
  void eachPageOfTheConnectionsLeadsToTheOthers(String name) {
    String current = "\" aria-current=\"page\">";
    assertThat(calls().as(VIEWER).get("/console/" + name).body())
        .contains("<a href=\"/console/mailboxes" + current + "Conexiones</a>")
        .contains("<a href=\"/console/" + name + current)
        .contains(">Buzones</a>", ">Canales</a>", ">CRM</a>", ">Comandos rechazados</a>");
  }

  @Test
  void manyMailboxesAreFoundPageByPage(@TempDir Path other) throws Exception {
    List<String> names = IntStream.range(100, 230).mapToObj(number -> "leads-" + number).toList();
    try (FilledConnector many = FilledConnector.start(other, names)) {
      ConsoleCalls ana = new ConsoleCalls(many.root()).as(VIEWER);
      List<String> shown = new ArrayList<>();
      for (int page = 1; page <= 3; page++) {
        shown.addAll(mailboxes(ana.get("/console/mailboxes?page=" + page).body()));
      }
      assertThat(shown).containsExactlyInAnyOrderElementsOf(names);
      assertThat(mailboxes(ana.get("/console/mailboxes?page=0").body())).hasSize(60);
      assertThat(mailboxes(ana.get("/console/mailboxes?page=99").body())).hasSize(10);
      assertThat(mailboxes(ana.get("/console/mailboxes?find=LEADS-17").body()))
          .hasSize(10)
          .allMatch(name -> name.startsWith("leads-17"));
      String none = ana.get("/console/mailboxes?find=%3Cscript%3E").body();
      assertThat(mailboxes(none)).isEmpty();
      assertThat(none).contains("&lt;script&gt;").doesNotContain("<script>");
    }
  }

  private static List<String> mailboxes(String page) {
    return Pattern.compile("code\">norte/(leads-\\d+)@")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void everyAnswerForbidsWhatIsNotFromHere() {
    for (HttpResponse<String> answer :
        List.of(
            calls().get("/console"),
            calls().as(VIEWER).get("/console/leads"),
            calls().get("/console/assets/console.css"),
            calls().from("https://fremd.example").post("/console/login", "token", OPERATOR))) {
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(answer.body()).doesNotContain("style=\"", "onclick", "javascript:");
    }
    assertThat(calls().as(VIEWER).get("/console").headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void aFormOfAnotherSiteGetsNowhere() {
    ConsoleCalls ana = calls().as(OPERATOR);
    String token = ana.formToken();
    for (ConsolePage page : ConsolePage.values()) {
      if (page.method().equals("POST")) {
        for (String site : new String[] {"https://fremd.example", "null", null}) {
          HttpResponse<String> answer = ana.from(site).post(path(page), "form-token", token);
          assertThat(answer.statusCode()).as(page + " from " + site).isEqualTo(403);
        }
      }
    }
    assertThat(ana.get("/console").statusCode()).isEqualTo(200); // not logged out either
  }

  @Test
  void aFormWithoutTheSessionsTokenGetsNowhere() {
    ConsoleCalls ana = calls().as(OPERATOR);
    String deadLetter = world.deadLetterId(world.refused().get(0));
    String others = calls().as(OPERATOR).formToken();
    for (String token : new String[] {"", "wrong", others}) {
      assertThat(
              ana.post(
                      "/console/dead-letters/replay",
                      "dead-letter",
                      deadLetter,
                      "form-token",
                      token)
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(world.deadLetterId(world.refused().get(0))).isEqualTo(deadLetter);
  }

  @Test
  void aViewerReadsAndChangesNothing() {
    ConsoleCalls viewer = calls().as(VIEWER);
    String deadLetter = world.deadLetterId(world.refused().get(0));
    String lead = "/console/leads/" + world.parked();
    assertThat(viewer.get(lead).body()).doesNotContain("611223344", "Eva Sanz").contains("####");
    for (HttpResponse<String> answer :
        List.of(
            viewer.form("/console/dead-letters/replay", "dead-letter", deadLetter),
            viewer.form("/console/dead-letters/discard", "dead-letter", deadLetter, "why", "x"),
            viewer.form("/console/dead-letters/" + deadLetter + "/unmask"),
            viewer.form(lead + "/unmask"),
            viewer.form(lead + "/resolve", "way", "retry", "searched", "1"))) {
      assertThat(answer.statusCode()).isEqualTo(403);
    }
    assertThat(world.deadLetterId(world.refused().get(0))).isEqualTo(deadLetter);
    assertThat(world.ops().get("leads/" + world.parked()).path("parked").asBoolean()).isTrue();
    assertThat(viewer.get(lead).body()).doesNotContain("/unmask", "/resolve");
  }

  @Test
  void readingChangesNothing() {
    String before = world.ops().get("audit").toString();
    ConsoleCalls ana = calls().as(OPERATOR);
    String deadLetter = world.deadLetterId(world.refused().get(0));
    for (ConsolePage page : ConsolePage.values()) {
      if (page.method().equals("GET")) {
        String path =
            page.path()
                .replace("{deadLetter}", deadLetter)
                .replace("{lead}", world.parked())
                .replace("{dealer}", "norte")
                .replace("{file}", "console.css");
        // This connector has no identity provider.
        int expected = path.startsWith("/console/sign-in") ? 404 : 200;
        assertThat(ana.get(path).statusCode()).as(path).isEqualTo(expected);
      } else {
        assertThat(ana.get(path(page)).statusCode()).as("GET " + page).isIn(400, 404, 405);
      }
    }
    assertThat(world.ops().get("audit").toString()).isEqualTo(before);
    assertThat(world.deadLetterId(world.refused().get(0))).isEqualTo(deadLetter);
  }

  @ParameterizedTest
  @CsvSource({
    "es,TESTING (pruebas),'Sus leads van al entorno TESTING de SML, no a PRODUCCIÓN.'",
    "en,TESTING,'Its leads go to SML&#39;s TESTING environment, not to PRODUCTION.'"
  })
  void eachPageMarksATestingAccount(String language, String mark, String help) {
    ConsoleCalls ana = calls().as(OPERATOR);
    String badge = "<span class=\"state environment-testing\">" + mark + "</span>";
    String deadLetter = world.deadLetterId(world.refused().get(0));
    for (String page :
        List.of(
            "/console",
            "/console/leads",
            "/console/leads/" + world.parked(),
            "/console/dead-letters",
            "/console/dead-letters/" + deadLetter)) {
      assertThat(ana.get(page, "Accept-Language", language).body()).as(page).contains(badge);
    }
    assertThat(ana.get("/console", "Accept-Language", language).body()).contains(help);
  }

  @Test
  void anAddressThatIsNoneIsNoFault() {
    ConsoleCalls ana = calls().as(OPERATOR);
    for (String path :
        List.of(
            "/consolation", "/console/leads/%2e%2e", "/console?a=1&a=2", "/console/leads/+/x")) {
      assertThat(ana.get(path).statusCode()).as(path).isIn(400, 401, 404);
    }
  }

  @Test
  void theReportsNameTheirOwnTimeZoneAlone() {
    String page = calls().as(VIEWER).get("/console/reports").body();
    assertThat(page).contains("(Europe/Madrid)", "Zona horaria: Europe/Madrid</p>");
    assertThat(page).doesNotContain("data-zone-name"); // a script would write the browser's
    assertThat(calls().as(VIEWER).get("/console/audit").body()).contains("data-zone-name");
  }

  @Test
  void theAuditIsFilteredByDays() {
    ConsoleCalls viewer = calls().as(VIEWER);
    String entry = "<td data-label=\"Operador\">";
    String none = "Ninguna entrada cumple el filtro.";
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    assertThat(viewer.get("/console/audit?since=2026-01-01&until=" + today).body()).contains(entry);
    assertThat(viewer.get("/console/audit?since=2100-01-01").body())
        .contains(none)
        .doesNotContain(entry);
    assertThat(viewer.get("/console/audit?until=2026-01-01").body())
        .contains(none, "value=\"2026-01-01\"")
        .doesNotContain(entry);
    assertThat(viewer.get("/console/audit?since=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void aPausedCrmAcceptsNoEvents() {
    String crm = "{\"kind\":\"crm\",\"name\":\"norte\"%s}";
    world.ops().post("pauses", crm.formatted(",\"reason\":\"obras\""));
    try {
      assertThat(calls().as(VIEWER).get("/console/crms").body())
          .contains("CRM en pausa: 1 de ", "en pausa por un operador", "obras");
    } finally {
      world.ops().post("pauses/resume", crm.formatted(""));
    }
  }

  @Test
  void aSearchNamesTheLeadsThatWait() throws Exception {
    String account = "{\"kind\":\"account\",\"name\":\"demo\"%s}";
    world.ops().post("pauses", account.formatted(",\"reason\":\"obras\""));
    try {
      world.connector().send("dealers.norte.leads", RunningConnector.lead(9));
      ConsoleCalls viewer = calls().as(VIEWER);
      HttpResponse<String> found = viewer.form("/console/leads/search", "text", "610000009");
      assertThat(viewer.get(found.headers().firstValue("Location").orElseThrow()).body())
          .contains("un lead espera y no se ha buscado", "Hay leads que esperan")
          .doesNotContain("ortografía");
    } finally {
      world.ops().post("pauses/resume", account.formatted(""));
    }
    world.connector().awaitQueueEmpty("dealers.norte.leads");
    world.connector().awaitQueueEmpty("leads.inbound.demo");
  }

  @Test
  void aViewerFindsByAWholeNumberAndNotByAName() {
    ConsoleCalls viewer = calls().as(VIEWER);
    HttpResponse<String> found = viewer.form("/console/leads/search", "text", "666 777 888");
    assertThat(found.statusCode()).isEqualTo(303);
    String address = found.headers().firstValue("Location").orElseThrow();
    assertThat(address).doesNotContain("666777888", "666+777", "666%20777");
    assertThat(viewer.get(address).body()).contains(world.created()).doesNotContain("Canaria");
    // The name is in nobody else's session.
    assertThat(calls().as(VIEWER).get(address).body()).doesNotContain("value=\"666");
    assertThat(viewer.form("/console/leads/search", "text", "Canaria").statusCode()).isEqualTo(403);
    assertThat(world.ops().get("audit").toString())
        .contains("by phone")
        .doesNotContain("666777888");
  }

  @Test
  void aViewerCannotGuessACustomerPieceByPiece() throws Exception {
    // One whose number is longer than a Spanish one, so that its beginning is a number too.
    world
        .connector()
        .api("POST", "/api/lead/", RunningConnector.lead(8).replace("610000008", "4915123456789"));
    ConsoleCalls viewer = calls().as(VIEWER);
    for (String piece :
        List.of("a@correo.example", "canaria@correo.example", "ana.canaria@correo.ex")) {
      assertThat(found(viewer, piece)).as(piece).isZero();
    }
    for (String piece : List.of("a@", "canaria@correo", "@correo.example", "ria@c")) {
      assertThat(viewer.form("/console/leads/search", "text", piece).statusCode())
          .as(piece)
          .isEqualTo(400);
    }
    assertThat(found(viewer, "ana.canaria@correo.example")).isOne();
    assertThat(found(viewer, "491512345")).isZero();
    assertThat(found(viewer, "4915123456")).isZero();
    assertThat(found(viewer, "15123456789")).isZero();
    assertThat(found(viewer, "4915123456789")).isOne();
  }

  /** How many a viewer finds. */
  private static int found(ConsoleCalls viewer, String text) {
    HttpResponse<String> response = viewer.form("/console/leads/search", "text", text);
    assertThat(response.statusCode()).as(text).isEqualTo(303);
    String page = viewer.get(response.headers().firstValue("Location").orElseThrow()).body();
    String section = page.substring(page.indexOf("class=\"found\""));
    page = section.substring(0, section.indexOf("</section>"));
    int shown = page.split("class=\"card[ \"]|<li>SML [0-9]", -1).length - 1;
    // Nor do the places tell more, where it was looked for.
    assertThat(page.contains("(demo): ninguno")).as(text).isEqualTo(shown == 0);
    return shown;
  }

  @Test
  void whatTheCustomerWroteIsNeverMarkup() {
    ConsoleCalls ana = calls().as(OPERATOR);
    String hostile =
        world
            .ops()
            .get("dead-letters?limit=100")
            .path("deadLetters")
            .findValuesAsText("id")
            .stream()
            .filter(
                id ->
                    ana.form("/console/dead-letters/" + id + "/unmask")
                        .body()
                        .contains("&lt;script"))
            .findFirst()
            .orElseThrow();
    String page = ana.form("/console/dead-letters/" + hostile + "/unmask").body();
    assertThat(page).doesNotContain(FilledConnector.SCRIPT).contains("&lt;script&gt;");
    HttpResponse<String> searched =
        ana.form("/console/leads/search", "text", "\"><script>alert(1)</script>");
    String back = ana.get(searched.headers().firstValue("Location").orElseThrow()).body();
    assertThat(back).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    assertThat(ana.get("/console/dead-letters?reason=%22%3E%3Cscript%3E").body())
        .doesNotContain("\"><script>");
  }

  @Test
  void theListShowsTheSubjectOfALeadWithoutItsCustomer() throws Exception {
    try (FilledConnector other = FilledConnector.start(directory.resolve("subject"))) {
      other
          .connector()
          .sendCorrelated(
              "dealers.norte.leads",
              """
              From: leads@coches.example
              Subject: Pregunta de Eva Sanz por el Seat Ibiza

              Nombre: Eva Sanz
              Teléfono: 611222333
              Vehículo: Seat Ibiza
              """,
              "mail");
      other.connector().awaitCreated(1);
      ConsoleCalls calls = new ConsoleCalls(other.root());
      assertThat(calls.as(OPERATOR).get("/console/leads").body())
          .contains("Pregunta de *** *** por el Seat Ibiza");
      assertThat(calls.as(VIEWER).get("/console/leads").body())
          .contains("Seat Ibiza</span>")
          .doesNotContain("Pregunta");
    }
  }

  @Test
  void aPlaceThatCannotBeSearchedSaysWhyInTheReadersLanguage() {
    ConsoleCalls ana = calls().as(OPERATOR);
    world.connector().fault(on("list-leads").respond(400).once());
    HttpResponse<String> searched =
        ana.form("/console/leads/search", "text", "+34 699 000 111", "dealer", "");
    String page = ana.get(searched.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page)
        .contains("(demo): <strong>no se ha buscado:</strong> SML rechazó la petición con 400");
    assertThat(ana.get("/console/audit").body())
        .contains(">por teléfono<", ">encontrados: 0<")
        .doesNotContain("by phone", "found 0");
  }

  @Test
  void theTryPageExplainsAReadingInSpanish() {
    String page =
        calls()
            .as(OPERATOR)
            .form(
                "/console/try/message",
                "dealer",
                "norte",
                "text",
                "Nombre: Eva Sanz\nTeléfono: 611222333\nVehículo: Seat Ibiza")
            .body();
    assertThat(page)
        .contains("etiquetas con sus valores", "etiqueta &quot;Nombre&quot;")
        .doesNotContain("labels and their values");
  }

  @Test
  void theListOfLeadsHasAFilterForThoseToResolve() {
    String page = calls().as(VIEWER).get("/console/leads?state=PARKED").body();
    assertThat(page)
        .contains("<option value=\"PARKED\" selected>", world.parked())
        .doesNotContain(world.created());
  }

  @Test
  void theConfigurationShowsNoSecret() {
    String page = calls().as(VIEWER).get("/console/configuration").body();
    assertThat(page).contains("accounts.demo.password", "ops.operator-token", "norte");
    assertThat(page).doesNotContain(OPERATOR, VIEWER, ">demo-password<", ">mail<");
  }

  @Test
  void theConfigurationShowsFormatsAndQueuesAndFindsByText() {
    ConsoleCalls calls = calls().as(VIEWER);
    assertThat(calls.get("/console/configuration").body())
        .contains(">coches.net<", ">leads.inbound.demo<", "env:SML_PASSWORD");
    assertThat(calls.get("/console/configuration?find=INBOUND.demo").body())
        .contains(">leads.inbound.demo<")
        .doesNotContain(">coches.net<", "accounts.demo.password");
    assertThat(calls.get("/console/configuration?find=demo.pass").body())
        .contains("accounts.demo.password")
        .doesNotContain("accounts.demo.username", ">leads.inbound.demo<");
    assertThat(calls.get("/console/configuration?find=%3Cb%3E").body())
        .contains("Nada tiene este texto")
        .doesNotContain("<b>");
  }

  @Test
  void wrongTokensOfOthersLockNobodyOut() throws Exception {
    try (FilledConnector other = FilledConnector.start(directory.resolve("tries"))) {
      ConsoleCalls calls = new ConsoleCalls(other.root());
      for (int i = 0; i < 7; i++) {
        HttpResponse<String> wrong = calls.post("/console/login", "token", "wrong-" + i);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
      }
      assertThat(calls.as(OPERATOR).get("/console").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void speaksTheBrowsersLanguageOrTheChosenOne() {
    assertThat(calls().get("/console", "Accept-Language", "en-GB").body())
        .contains("<html lang=\"en\"", "Log in");
    assertThat(calls().get("/console", "Accept-Language", "es").body())
        .contains("<html lang=\"es\"", "Entrar");
    HttpResponse<String> chosen =
        calls().post("/console/language", "language", "en", "to", "https://fremd.example");
    assertThat(chosen.headers().firstValue("Location")).contains("/console");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow()).contains("sml-language=en");
  }

  @Test
  void everyRefusalOfTheApiIsInTheLanguageOfItsCaller() throws Exception {
    int refusals = 0;
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      boolean isGet = endpoint.method().equals("GET");
      for (String wrong : isGet ? WRONG_QUERIES : WRONG_BODIES) {
        String path =
            "/api/v1/"
                + endpoint.path().replaceAll("\\{.*?}", "0123456789ab")
                + (isGet ? wrong : "");
        String body = isGet ? null : wrong;
        HttpResponse<String> spanish = api(endpoint.method(), path, OPERATOR, body, "es-ES");
        HttpResponse<String> english = api(endpoint.method(), path, OPERATOR, body, null);
        assertThat(spanish.statusCode()).as(path).isEqualTo(english.statusCode());
        if (spanish.statusCode() >= 400) {
          refusals++;
          assertThat(error(spanish)).as(path + " " + wrong).isNotEqualTo(error(english));
        }
      }
    }
    assertThat(refusals).isGreaterThan(80);
    assertThat(error(api("GET", "/api/v1/leads", null, null, "es")))
        .startsWith("la petición no tiene un token válido");
    assertThat(error(api("POST", "/api/v1/reload", VIEWER, "{}", "es")))
        .startsWith("con el rol de consulta solo se puede leer");
  }

  private static HttpResponse<String> api(
      String method, String path, String token, String body, String language) throws Exception {
    HttpRequest.Builder request =
        Http11.request(URI.create(world.root() + path), method, body)
            .header("Authorization", token == null ? "none" : "Bearer " + token);
    if (language != null) {
      request.header("Accept-Language", language);
    }
    return Http11.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String error(HttpResponse<String> response) {
    return OpsCalls.json(response).path("error").asText();
  }

  private static ConsoleCalls calls() {
    return new ConsoleCalls(world.root());
  }

  private static String path(ConsolePage page) {
    return page.path().replaceAll("\\{.*?}", "0123456789ab");
  }
}
