package es.sml.connector.cli;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.config.Configuration;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.UnreadPortal;
import es.sml.connector.testing.sandbox.SandboxFault;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that work on a running connector, with one in the same process. */
class OpsCommandsTest {
  @TempDir private Path directory;
  private Sandbox sandbox;
  private ConnectorRuntime connector;
  private CommandLine.Help.Ansi ansi = CommandLine.Help.Ansi.OFF;
  private String out = "";
  private String err = "";

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.defaults());
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    for (var format : Path.of("config", "formats").toFile().listFiles()) {
      FileUtil.copyFile(format, config.resolve("formats").resolve(format.getName()).toFile());
    }
    int port = FreePorts.next();
    Files.writeString(
        config.resolve("application.properties"),
        "data-directory = data"
            + "\nreload.interval = 1h\nops.port = "
            + port
            // A secret that the one who types a command has not.
            + "\nsml.late-commit-window = 1s\ndatabase.password = env:LEDGER_PASSWORD\n"
            + "ops.viewer-token = env:OPS_TEST_VIEWER\n");
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          demo:
            base-url: http://127.0.0.1:%d
            environment: testing
            username: demo
            password: env:SML_PASSWORD
        dealers:
          norte:
            account: demo
            source: 1
            drop-folder:
              directory: %s
              poll-interval: 100ms
              stable-for: 100ms
            crm: {}
        """
            .formatted(sandbox.port(), directory.resolve("drop")));
    // No notice goes there, and a test of it fails.
    Files.writeString(config.resolve("alert-url"), "http://127.0.0.1:1/hook");
    Files.writeString(
        config.resolve("alerts.yaml"), "channels: {broken: {slack: 'file:alert-url'}}");
    connector =
        ConnectorRuntime.start(
            Configuration.load(
                config,
                Map.of(
                    "SML_PASSWORD",
                    "demo",
                    "LEDGER_PASSWORD",
                    "none",
                    "OPS_TEST_VIEWER",
                    "q8Zr3xTn5vLk7wYb2mHc9dFg4jSp6aUe")),
            Path.of("routes"));
  }

  @AfterEach
  void stop() {
    if (connector != null) {
      connector.close();
    }
    sandbox.close();
  }

  @Test
  void showsACrmAndSendsItsEventsAgain() throws Exception {
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                json("crms", "events", "norte", "--state", "delivered", "--json")
                        .path("matching")
                        .asInt()
                    == 1);
    String id = json("crms", "events", "norte", "--json").at("/events/0/id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(run(0, "crms", "list")).contains("CRM", "norte", "UP", "0"));
    assertThat(run(0, "status")).contains("LAST RESPONSE");
    String events = run(0, "crms", "events", "norte");
    assertThat(events).contains("EVENT", id, "created", "delivered", "stored", "1 event");
    assertThat(events.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(run(0, "crms", "events", "norte", "--until", "2026-01-01")).contains("0 events");
    assertThat(run(0, "crms", "retry", "norte")).contains("no event waited");
    assertThat(run(0, "crms", "test", "norte")).contains("the CRM accepted the event test-");
    assertThat(run(0, "crms", "redeliver", "norte", id, "--dry-run"))
        .contains(id, "can be sent again", "1 possible");
    assertThat(run(0, "crms", "redeliver", "norte", id)).contains("is sent again", "1 done");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> run(0, "crms", "events", "norte").contains("delivered"));
    run(2, "crms", "redeliver", "norte", "--since", "1d");
    assertThat(err).contains("1 delivered event matches", "--expect 1");
    assertThat(run(0, "crms", "redeliver", "norte", "--since", "1d", "--expect", "1"))
        .contains(id, "1 done");
    assertThat(run(1, "crms", "redeliver", "norte", "demo-999-1")).contains("is unknown");
    run(2, "crms", "redeliver", "norte");
    assertThat(err).contains("Use either ids of events");
    run(1, "crms", "test", "elsewhere");
    assertThat(err).contains("dealers.yaml has no dealer elsewhere with crm");
  }

  @Test
  void listsAlertsAndTestsTheirChannels() throws Exception {
    assertThat(run(0, "alerts", "list")).contains("No alert is open.", "broken", "slack");
    assertThat(run(1, "alerts", "test")).contains("broken: the channel did not accept the test:");
    assertThat(json("alerts", "list", "--json").at("/channels/0/name").asText())
        .isEqualTo("broken");
    run(1, "alerts", "test", "nothing");
    assertThat(err).contains("alerts.yaml has no channel nothing; its channels are broken");
  }

  @Test
  void listsShowsReplaysAndDiscards() throws Exception {
    fault(on("create-lead").respond(400).times(3));
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    drop("two.csv", "Nombre;Teléfono;Coche\nEva Canaria;611223345;Seat Ibiza\n");
    drop("three.csv", "Nombre;Teléfono;Coche\nIan Canaria;611223346;Seat Ibiza\n");
    awaitDeadLetters(3);
    String list = run(0, "dead-letters", "list");
    assertThat(list)
        .contains(
            "KEY",
            "norte",
            "deliver",
            "REJECTED",
            "SML rejected the request with 400",
            "3 messages");
    assertThat(list.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    JsonNode deadLetters = json("dead-letters", "list", "--json").path("deadLetters");
    String key = deadLetters.get(0).path("key").asText();
    String shown = run(0, "dead-letters", "show", key.substring(0, 12));
    assertThat(deadLetters.get(0).path("environment").asText()).isEqualTo("testing");
    assertThat(shown)
        .contains("demo (TESTING)", key, "reason", "history", "masked", "Nombre;Teléfono;Coche");
    assertThat(shown).doesNotContain("Canaria", "61122334");
    assertThat(run(0, "dead-letters", "show", key, "--unmasked")).contains("Canaria", "61122334");
    Path saved = directory.resolve("saved.csv");
    run(0, "dead-letters", "download", key, "--output", saved.toString());
    assertThat(Files.readString(saved)).startsWith("Nombre;Teléfono;Coche\n").endsWith("Ibiza\n");
    run(2, "dead-letters", "download", key, "-o", saved.toString());
    assertThat(err).contains("saved.csv exists; name a new file.");

    assertThat(run(0, "dead-letters", "replay", "--all", "--dry-run"))
        .contains("can be sent again to demo", "3 possible");
    assertThat(run(2, "dead-letters", "replay", "--all")).isEmpty();
    assertThat(err).contains("3 dead letters match", "--expect 3");
    run(1, "dead-letters", "replay", "--all", "--expect", "2");
    assertThat(err).contains("3 dead letters match, not 2; nothing was done");
    assertThat(run(2, "dead-letters", "replay")).isEmpty();
    assertThat(err).contains("The dead letters are missing");
    assertThat(run(0, "dead-letters", "replay", key)).contains("1 done");
    awaitDeadLetters(2);
    assertThat(
            run(
                0,
                "dead-letters",
                "replay",
                "--dealer",
                "norte",
                "--stage",
                "deliver",
                "--expect",
                "2"))
        .contains("sent again to demo", "2 done");
    awaitDeadLetters(0);
    await() // one that SML refused is searched for first, once SML would show it
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> json("leads", "list", "--json", "--state", "CREATED").path("leads").size() == 3);
    assertThat(run(0, "leads", "list")).contains("CREATED", "norte");
    String found = run(0, "leads", "find", "611", "22", "33", "44");
    assertThat(found).contains("by phone", "norte", "CREATED").doesNotContain("Canaria");
    assertThat(found.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(json("leads", "find", "--json", "--dealer", "norte", "611223344").path("leads"))
        .hasSize(1);
    assertThat(run(1, "leads", "find", "699999999")).contains("no leads found");

    drop("bad.csv", "Nombre;Teléfono;Coche\nAna Canaria;;Seat Ibiza\n");
    awaitDeadLetters(1);
    run(2, "dead-letters", "discard", "--all", "--yes");
    assertThat(err).contains("--reason");
    assertThat(run(0, "dead-letters", "discard", "--all", "--yes", "--reason", "a test"))
        .contains("discarded", "1 done");
    assertThat(run(0, "audit"))
        .containsPattern("operator[^\n]* +discard +[0-9a-f]{12}\n +a test: ");
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
    try {
      assertThat(run(0, "audit")).contains("por teléfono: encontrados").contains(" a test: ");
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
    assertThat(run(0, "audit", "--since", "2100-01-01")).contains("no actions since then");
    assertThat(json("audit", "--json").path("entries").findValuesAsText("action"))
        .contains("discard", "replay", "search", "start");
    awaitDeadLetters(0);
    assertThat(run(0, "dead-letters", "list")).contains("0 messages");
    teachesAPortal();
  }

  private void teachesAPortal() throws Exception {
    for (int i = 1; i <= 3; i++) {
      drop(i + ".eml", UnreadPortal.mail(i));
      awaitDeadLetters(i);
    }
    JsonNode waiting = json("dead-letters", "list", "--json", "--oldest-first");
    String key = waiting.at("/deadLetters/0/key").asText();
    String[] teach = {
      "dead-letters",
      "teach",
      key,
      "--line",
      "2=name",
      "--line",
      "3=phone",
      "--line",
      "5=message",
      "--text",
      "Furgon Zeta 1=vehicle",
      "--format",
      "zafiro"
    };
    run(2, teach); // nobody confirms
    assertThat(out)
        .contains("2     Kupiec: Laura Prieto", "customer.phone", "phone: [Referencia]")
        .doesNotContain("in force");
    assertThat(err).contains("there is no terminal for the confirmation; nothing was written");
    assertThat(directory.resolve("config/formats/zafiro.yaml")).doesNotExist();
    String[] yes = java.util.Arrays.copyOf(teach, teach.length + 1);
    yes[teach.length] = "--yes";
    assertThat(run(0, yes)).contains("tests/zafiro-3/message.eml", "zafiro is in force");
    run(1, yes);
    assertThat(err).contains("the name zafiro is taken by");
    assertThat(run(0, "dead-letters", "list", "--format", "zafiro")).contains("3 messages");
    assertThat(run(0, "dead-letters", "replay", "--format", "zafiro", "--expect", "3"))
        .contains("3 done");
    awaitDeadLetters(0);
  }

  @Test
  void namesTheDealerOfALeadThatIsOnlyInSml() throws Exception {
    String login = inSml("/api/auth/login/", "", "{\"username\":\"demo\",\"password\":\"demo\"}");
    inSml(
        "/api/lead/",
        "Token " + new ObjectMapper().readTree(login).path("token").asText(),
        aLead().phone("677889900").json());
    assertThat(run(0, "leads", "find", "677889900"))
        .containsPattern(
            "In SML, but not through this connector:\n.*\ndemo .*2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d[Z+-].*\n {2}Autos Norte\n");
    assertThat(run(1, "leads", "find", "CRM-9999")).startsWith("searched by name or external id");
  }

  private String inSml(String path, String token, String body) throws Exception {
    HttpResponse<String> response =
        Http11.CLIENT.send(
            Http11.request(URI.create("http://127.0.0.1:" + sandbox.port() + path), "POST", body)
                .header("Content-Type", "application/json")
                .header("Authorization", token)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    return response.body();
  }

  @Test
  void reloadsAndReportsTheChanges() throws Exception {
    Path file = directory.resolve("config/dealers.yaml");
    String dealers = Files.readString(file);
    String sur = "  sur:\n    account: demo\n    source: 1\n    queue: {}\n";
    String unchanged = run(0, "reload");
    assertThat(unchanged)
        .matches("The files were read at [-0-9]+ [:0-9]+\\S+; nothing has changed since\\.\n");
    Files.writeString(file, dealers + sur);
    assertThat(run(0, "reload")).isEqualTo("dealer added   sur\n");
    assertThat(run(0, "reload")).startsWith("The files were read at").isNotEqualTo(unchanged);
    Files.writeString(file, dealers + sur + "    qeue: {}\n");
    assertThat(run(2, "reload"))
        .contains("The configuration has errors", "dealers.yaml:20: dealers.sur.qeue: unknown");
    assertThat(run(2, "reload", "--json")).contains("\"outcome\" : \"invalid\"");
    Files.writeString(file, dealers.replace("username: demo", "username: otra"));
    assertThat(run(1, "reload"))
        .contains(
            "dealer removed sur", "needs restart  dealers.yaml: the account demo was changed");
  }

  @Test
  void showsTheStatusAsTablesAndAsJson() throws Exception {
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                execute("status") == 0
                    && out.contains("1 lead: 1 created")
                    && out.contains("all queues are empty"));
    assertThat(out)
        .contains("SML Connector: UP", "0 parked, 0 dead letters", "oldest lead    none waits")
        .containsPattern("ACCOUNT +ENVIRONMENT +STATE")
        .containsPattern("demo +TESTING +RUNNING +0")
        .contains("all queues are empty")
        .doesNotContain("\u001b", "Canaria");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    JsonNode status = json("status", "--json");
    assertThat(status.path("status").asText()).isEqualTo("UP");
    assertThat(status.at("/accounts/0/environment").asText()).isEqualTo("testing");
    assertThat(status.at("/leads/lastHour/CREATED").asInt()).isEqualTo(1);
    drop("reply.eml", Files.readString(Path.of("src/main/resources/demo/13-auto-reply.eml")));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                execute("status") == 0 && out.contains("1 lead: 1 created; 1 message is no lead"));
    ansi = CommandLine.Help.Ansi.ON;
    assertThat(run(0, "status")).contains("\u001b[32mUP", "\u001b[33mTESTING", "\u001b[32mRUNNING");
    assertThat(run(0, "status", "--json")).doesNotContain("\u001b");
    run(2, "status", "--jsn");
  }

  @Test
  void watchesTheStatusUntilItIsInterrupted() throws Exception {
    run(2, "status", "--watch", "0");
    assertThat(err).contains("--watch needs 1 second or more");
    StringWriter written = new StringWriter();
    Thread watcher =
        new Thread(() -> commandLine(written).execute(withConfig("status", "--watch", "1")));
    watcher.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> written.toString().split("SML Connector: ", -1).length > 2);
    connector.close();
    connector = null;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> written.toString().contains("the connector does not respond"));
    watcher.interrupt();
    watcher.join(10_000);
    assertThat(watcher.isAlive()).isFalse();
    assertThat(written.toString()).doesNotContain("\u001b");
  }

  @Test
  void showsAndFollowsTheLog() throws Exception {
    org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("es.sml.connector.cli.test");
    log.warn("a line for ana@canaria.example");
    assertThat(run(0, "logs", "--level", "warn")).contains("WARN  test  a line for ***@*******");
    assertThat(json("logs", "--json").path("lines").size()).isPositive();
    run(2, "logs", "--level", "loud");
    assertThat(err).contains("level must be TRACE, DEBUG, INFO, WARN or ERROR");
    StringWriter written = new StringWriter();
    Thread follower = new Thread(() -> commandLine(written).execute(withConfig("logs", "-f")));
    follower.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> written.toString().contains("a line for"));
    log.warn("a new line");
    await().atMost(Duration.ofSeconds(30)).until(() -> written.toString().contains("a new line"));
    follower.interrupt();
    follower.join(10_000);
    assertThat(follower.isAlive()).isFalse();
    assertThat(written.toString().split("a line for", -1)).hasSize(2);
  }

  @Test
  void setsTheLevelOfALoggerForATime() throws Exception {
    String name = "es.sml.connector.cli.level";
    org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(name);
    assertThat(log.isDebugEnabled()).isFalse();
    assertThat(run(0, "log-level", name, "debug", "--for", "1h"))
        .startsWith(name + " is DEBUG until ");
    assertThat(log.isDebugEnabled()).isTrue();
    run(0, "log-level", name, "trace", "--for", "1s");
    await().atMost(Duration.ofSeconds(30)).until(() -> !log.isDebugEnabled());
    assertThat(run(0, "logs")).contains("the logger " + name + " has its own level again");
    run(2, "log-level", name, "debug", "--for", "25h");
    assertThat(err).contains("for must be a time up to 24h");
    run(2, "log-level", "ROOT", "debug");
    assertThat(err).contains("below INFO the libraries log messages");
    run(1, "log-level", "no.such.logger", "info");
    assertThat(err).contains("there is no logger no.such.logger");
  }

  @Test
  void theStatusCountsWhatTheBrokerMovedAway() throws Exception {
    try (Connection connection = connector.connections().createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      session
          .createProducer(session.createQueue("broker.dead"))
          .send(session.createTextMessage("{}"));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> execute("status") == 0);
    assertThat(out).contains("0 parked, 0 dead letters, 1 on broker.dead\n");
  }

  @Test
  void aReportCountsTheLeadOfToday() throws Exception {
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> execute("report") == 0 && out.contains("in SML                 1 of 1; within "));
    assertThat(out)
        .contains("DEALER                      LEADS    CREATED   DUPLICATES  REJECTED    OPEN\n")
        .containsPattern("norte +1 +1 +0 +0 +0\n")
        .contains("read without a guess   1 of 1\n");
    assertThat(execute("report", "--csv")).isZero();
    assertThat(out)
        .startsWith("day,dealer,source,channel,leads,")
        .contains(",norte,,FILE,1,1,0,0,0,0,0,1,1\n");
    assertThat(execute("report", "--from", "2026-03-02", "--to", "2026-03-01")).isEqualTo(2);
  }

  @Test
  void theStatusOfAConnectorWithoutADeliveringAccountIsThree() throws Exception {
    sandbox.close();
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                execute("status") == 3
                    && out.contains("leads.inbound.demo")
                    && out.matches("(?s).*oldest lead    [0-9]+ s, (of norte|on the queue of).*")
                    && out.contains("account-demo: SML cannot be reached"));
    assertThat(out)
        .contains("SML Connector: DOWN")
        .containsPattern("demo +TESTING +DOWN +1 ")
        .containsPattern("\n  down since [0-9-]{10} [0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2,4})\n")
        .containsPattern("oldest lead    [0-9]+ s, (of norte|on the queue of account demo)")
        .containsPattern("leads.inbound.demo +1 ");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    connector.close();
    connector = null;
    run(4, "status");
    assertThat(err).contains("the connector does not respond on http://127.0.0.1:");
  }

  @Test
  void marksAComponentThatIsDegraded() throws Exception {
    Files.createDirectories(directory.resolve("drop/folder.csv"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> execute("status") == 1 && out.contains("drop-folder-norte (DEGRADED): "));
    assertThat(out).contains("SML Connector: DEGRADED");
  }

  @Test
  void endsTheWaitOfAnAccountThatSmlAskedToBeLeftAloneBy() throws Exception {
    fault(on("create-lead").respond(429).retryAfter(999999999).once());
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> execute("status") == 3 && out.contains("account-demo: SML asked"));
    assertThat(out)
        .containsPattern(
            "account-demo: SML asked the connector to wait \\(429\\), until .*[0-9]{2}:[0-9]{2}")
        .containsPattern(
            "  paused until [0-9-]{10} [0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2,4}); to resume it now:"
                + " accounts resume demo");
    execute("status", "--json");
    String until = new ObjectMapper().readTree(out).at("/accounts/0/until").asText();
    assertThat(Instant.parse(until)).isBefore(Instant.now().plus(Duration.ofHours(1)));

    assertThat(run(0, "accounts", "resume", "demo"))
        .isEqualTo(
            "demo (TESTING)  the connector tests SML now; the account resumes when SML responds\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> json("leads", "list", "--json", "--state", "CREATED").path("leads").size() == 1);
    await()
        .until(
            () -> {
              execute("status");
              return out.contains("RUNNING");
            });
    assertThat(run(0, "accounts", "resume", "demo")).contains("the account is not paused");
    run(1, "accounts", "resume", "nobody");
    assertThat(err).contains("dealers.yaml has no account nobody; use one of demo");
  }

  @Test
  void pausesListsAndResumes() throws Exception {
    assertThat(run(0, "pauses")).isEqualTo("Nothing is paused.\n");
    assertThat(run(0, "pause", "account", "demo", "--reason", "SML update", "--for", "2h"))
        .containsPattern(
            "^account demo  paused since [0-9-]{10} [0-9]{2}:[0-9]{2}\\S*\n"
                + "  until [0-9-]{10} [0-9]{2}:[0-9]{2}\\S*, by operator \\([^)]*\\): SML update\n$");
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> execute("status") == 1 && out.contains("leads.inbound.demo"));
    assertThat(out)
        .contains("SML Connector: DEGRADED", "pause-account-demo (DEGRADED): paused by operator (")
        .containsPattern("demo +TESTING +PAUSED +1 ")
        // An end after midnight has its date too, so the lines break elsewhere.
        .containsPattern("to\\s+resume\\s+it\\s+now:\\s+resume\\s+account\\s+demo\n")
        .doesNotContain("accounts resume");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));

    run(
        0,
        "pause",
        "dealer",
        "norte",
        "--reason",
        "r",
        "--from",
        "2099-01-01T08:00",
        "--for",
        "1h");
    assertThat(run(0, "pauses"))
        .contains(
            "account demo  paused since ", "dealer norte  pause planned from 2099-01-01 08:00")
        .containsPattern("until 2099-01-01 09:00\\S*, by operator \\(");
    assertThat(run(0, "resume", "account", "demo")).isEqualTo("account demo runs\n");
    assertThat(json("pauses", "--json").at("/pauses/0/state").asText()).isEqualTo("planned");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> json("leads", "list", "--json", "--state", "CREATED").path("leads").size() == 1);
  }

  @Test
  void pausesACrmByItsOwnCommands() {
    assertThat(run(0, "crms", "pause", "norte", "--reason", "update", "--for", "2h"))
        .containsPattern("^crm norte  paused since ")
        .contains("): update\n");
    assertThat(run(0, "crms", "resume", "norte")).isEqualTo("crm norte runs\n");
    run(2, "crms", "pause", "norte", "--reason", "r", "--until", "18:00", "--for", "1h");
    assertThat(err).contains("Use --until or --for, not both.");
  }

  @Test
  void refusesAWrongPause() {
    run(1, "pause", "dealer", "nort", "--reason", "r");
    assertThat(err).contains("the configuration has no dealer nort; did you mean norte?");
    run(2, "pause", "dealer", "norte");
    assertThat(err).contains("--reason");
    run(2, "pause", "delaer", "norte", "--reason", "r");
    assertThat(err).contains("delaer");
    run(2, "pause", "dealer", "norte", "--reason", "r", "--until", "tomorrow");
    assertThat(err).contains("--until");
    run(2, "pause", "dealer", "norte", "--reason", "r", "--until", "18:00", "--for", "1h");
    assertThat(err).contains("Use --until or --for, not both.");
    run(2, "pause", "dealer", "norte", "--reason", "r", "--for", "soon");
    assertThat(err).contains("--for soon: use a duration such as 30m or 2h.");
    run(2, "pause", "dealer", "norte", "--reason", "r", "--until", "2020-01-01");
    assertThat(err).contains("until must be in the future");
    assertThat(run(0, "pauses")).isEqualTo("Nothing is paused.\n");
    refusesInSpanish();
  }

  private void refusesInSpanish() {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es-ES"));
    try {
      run(1, "pause", "dealer", "nort", "--reason", "r");
      assertThat(err).contains("la configuración no tiene nort (dealer); ¿querías decir norte?");
      run(1, "pause", "dealer", "nort", "--reason", "r", "--json");
      assertThat(err).contains("the configuration has no dealer nort; did you mean norte?");
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void showsAndErasesLeads() throws Exception {
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    await().until(() -> json("leads", "list", "--json").path("leads").size() == 1);
    await()
        .until(
            () -> json("leads", "list", "--json", "--state", "CREATED").path("leads").size() == 1);
    String key = json("leads", "list", "--json").at("/leads/0/key").asText();
    assertThat(run(0, "leads", "list", "--state", "parked")).isEqualTo("no leads\n");
    assertThat(run(0, "leads", "show", key.substring(0, 8))).contains(key, "id in SML", "ref:");
    run(1, "leads", "resolve", key, "--retry");
    assertThat(err).contains("its state is CREATED");
    run(2, "leads", "resolve", key);
    run(2, "leads", "list", "--state", "PARKADO");
    assertThat(err).contains("DUPLICATE, PARKED]");
    String smlId = json("leads", "list", "--json").at("/leads/0/smlId").asText();
    ledger("UPDATE lead SET state = 'UNKNOWN', parked_at = 1, sml_id = NULL");
    assertThat(run(0, "leads", "show", key))
        .contains("ID IN SML  CREATED", smlId + "          20", "Seat Ibiza", "reference")
        .contains("leads resolve " + key.substring(0, 12) + " --created ID")
        .containsPattern("state +PARKED");
    assertThat(run(0, "leads", "list", "--state", "PARKED")).contains(key.substring(0, 12));
    sandbox.close();
    assertThat(run(0, "leads", "show", key)).contains("SML could not be asked; search in SML:");
    ledger("UPDATE lead SET state = 'CREATED', parked_at = NULL, sml_id = " + smlId);
    run(2, "leads", "erase");
    assertThat(run(0, "leads", "erase", "--dealer", "norte", "--expect", "1"))
        .contains("erased", "1 done");
    assertThat(run(0, "leads", "show", key)).contains("erased");
    run(1, "leads", "show", "ffffffffff");
    assertThat(err).contains("no lead whose key begins with ffffffffff");
    run(2, "leads", "show", "ff");
    assertThat(err).contains("at least 6 characters");
  }

  private void ledger(String change) throws SQLException {
    String url = "jdbc:sqlite:" + directory.resolve("data/ledger.db");
    try (java.sql.Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      assertThat(statement.executeUpdate(change)).isEqualTo(1);
    }
  }

  @Test
  void reportsHowManyDeadLettersItCouldNotRead() throws Exception {
    drop("one.csv", "Nombre;Teléfono;Coche\nAna Canaria;;Seat Ibiza\n");
    drop("two.csv", "Nombre;Teléfono;Coche\nEva Canaria;;Seat Ibiza\n");
    awaitDeadLetters(2);
    try (Connection connection = connector.connections().createConnection();
        Session other = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer holder = other.createConsumer(other.createQueue("leads.dead"))) {
      connection.start();
      assertThat(holder.receive(10_000)).isNotNull();
      String list = run(0, "dead-letters", "list");
      assertThat(list).contains("1 message\n", "1 message on the queue could not be read");
      assertThat(list.lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
      assertThat(run(1, "dead-letters", "replay", "--all", "--dry-run"))
          .contains("1 possible", "1 message on the queue could not be read");
      other.rollback();
    }
  }

  @Test
  void explainsWhatToDoIfNoConnectorRuns() throws Exception {
    Path token = directory.resolve("data/ops-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
    Files.writeString(directory.resolve("other"), "0123456789abcdef0123456789abcdef");
    run(2, "leads", "list", "--token", "file:" + directory.resolve("other"));
    assertThat(err).contains("the request has no valid token");
    run(2, "leads", "list", "--token", "file:no/such");
    assertThat(err).contains("the file " + Path.of("no/such").toAbsolutePath() + " cannot be read");
    connector.close();
    connector = null;
    run(1, "dead-letters", "list");
    assertThat(err)
        .contains(
            "the connector does not respond on http://127.0.0.1:",
            "check that it is running",
            "ops.port");
    Files.delete(token);
    run(1, "dead-letters", "list");
    assertThat(err).contains(token + " cannot be read");
  }

  private String run(int status, String... arguments) {
    int ended = execute(arguments);
    assertThat(ended).as(List.of(arguments) + "\n" + out + "\n" + err).isEqualTo(status);
    return out;
  }

  private int execute(String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter errors = new StringWriter();
    int ended = commandLine(written).setErr(new PrintWriter(errors)).execute(withConfig(arguments));
    out = written.toString();
    err = errors.toString();
    return ended;
  }

  private CommandLine commandLine(StringWriter written) {
    return SmlConnector.commandLine()
        .setOut(new PrintWriter(written))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
  }

  private String[] withConfig(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = directory.resolve("config").toString();
    return all;
  }

  private JsonNode json(String... arguments) {
    try {
      return new ObjectMapper().readTree(run(0, arguments));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitDeadLetters(int number) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json("dead-letters", "list", "--json").path("matching").asInt() == number);
  }

  private void drop(String name, String content) throws Exception {
    Files.createDirectories(directory.resolve("drop"));
    Files.writeString(directory.resolve("drop").resolve(name), content);
  }

  private void fault(SandboxFault fault) throws Exception {
    HttpResponse<String> response =
        Http11.CLIENT.send(
            Http11.request(
                    URI.create("http://127.0.0.1:" + sandbox.port() + "/sandbox/faults"),
                    "POST",
                    fault.json())
                .header("Content-Type", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isLessThan(300);
  }
}
