package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.inbox.FigureTable;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the console's pages take with many leads in the ledger. Run by mvn verify -Pbench
 * -Dit.test=PageBench; it prints and asserts no speed. Its properties, each named bench.…:
 * stored-leads, of a year; dead-letters; page-calls, of each page.
 */
class PageBench {
  private static final int LEADS = Integer.getInteger("bench.stored-leads", 100_000);
  private static final int DEAD_LETTERS = Integer.getInteger("bench.dead-letters", 1_000);
  private static final int CALLS = Integer.getInteger("bench.page-calls", 40);
  private static final int WARM_UP = 10;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String KEY = "printf('%064x', n)";

  @TempDir Path directory;
  private final FigureTable table = new FigureTable();
  private final int port = FreePorts.next();

  @AfterEach
  void print() {
    table.print(
        "mvn verify -Pbench -Dit.test=PageBench -Dbench.stored-leads=%d -Dbench.dead-letters=%d -Dbench.page-calls=%d"
            .formatted(LEADS, DEAD_LETTERS, CALLS));
  }

  @Test
  void showsEachPage() throws Exception {
    try (SandboxProcess sml = SandboxProcess.start(directory, 1_000)) {
      configure(sml);
      start().close(); // makes the ledger
      fill();
      try (PackagedConnector connector = start()) {
        OpsCalls ops = new OpsCalls(port);
        await()
            .atMost(LONGEST)
            .until(() -> ops.get("dead-letters").path("matching").asInt() >= DEAD_LETTERS);
        ConsoleCalls console = new ConsoleCalls("http://127.0.0.1:" + port).as(OpsCalls.OPERATOR);
        String deadLetter = ops.get("dead-letters?limit=1").at("/deadLetters/0/id").asText();
        pages(deadLetter).forEach(page -> measure(console, page));
        table.row("resident memory at most", "%d MB", connector.peakMemory() >> 20);
      }
    }
  }

  private static Stream<String> pages(String deadLetter) {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Madrid"));
    String year = "from=" + today.minusDays(365) + "&to=" + today;
    return Stream.of(
        "",
        "/leads",
        "/leads?state=REJECTED",
        "/leads?dealer=norte&state=PARKED",
        "/leads/" + String.format("%064x", LEADS / 2),
        "/dead-letters",
        "/dead-letters?dealer=norte",
        "/dead-letters/" + deadLetter,
        "/unknown",
        "/mailboxes",
        "/channels",
        "/crms",
        "/crms/norte",
        "/commands",
        "/alerts",
        "/pauses",
        "/reports",
        "/reports?" + year,
        "/reports/table?" + year,
        "/audit",
        "/log",
        "/configuration",
        "/runbook");
  }

  private void measure(ConsoleCalls console, String page) {
    for (int i = 0; i < WARM_UP; i++) {
      console.get("/console" + page);
    }
    long[] times = new long[CALLS];
    int length = 0;
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      HttpResponse<String> response = console.get("/console" + page);
      times[i] = System.nanoTime() - began;
      assertThat(response.statusCode()).as(page).isEqualTo(200);
      length = response.body().length();
    }
    Arrays.sort(times);
    table.row(
        "/console" + page.replaceFirst("[0-9a-f]{40,}", "…"),
        "p50 %.0f ms, slowest %.0f ms, %d kB",
        times[CALLS / 2] / 1e6,
        times[CALLS - 1] / 1e6,
        length >> 10);
  }

  private PackagedConnector start() throws IOException {
    return PackagedConnector.start(directory, "run").awaitOutput("ready in");
  }

  private void configure(SandboxProcess sml) throws IOException {
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(config.resolve("operator"), OpsCalls.OPERATOR);
    Files.writeString(
        config.resolve("application.properties"),
        """
        ops.enabled = true
        ops.port = %d
        ops.operator-token = file:operator
        """
            .formatted(port));
    aDealer()
        .at(sml.caller().baseUrl())
        .with("drop-folder: {directory: drop}\ncrm: {}")
        .writeTo(config);
    Path drop = Files.createDirectories(directory.resolve("drop"));
    for (int i = 0; i < DEAD_LETTERS; i++) {
      Files.writeString(drop.resolve(i + ".txt"), "Hola, ¿siguen abiertos por la tarde? " + i);
    }
  }

  /** Twelve dealers, six sources, leads of a year; each CREATED one was followed and told of. */
  private void fill() throws SQLException {
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/ledger.db"));
        Statement statement = ledger.createStatement()) {
      ledger.setAutoCommit(false);
      statement.execute(
          """
          CREATE TEMP TABLE filled AS WITH RECURSIVE count(n) AS
            (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < %d)
          SELECT n, %d - (n - 1) * (365 * 86400000 / %d) AS at,
            CASE n %% 12 WHEN 0 THEN 'norte' ELSE 'dealer-' || (n %% 12) END AS dealer FROM count
          """
              .formatted(LEADS, System.currentTimeMillis(), LEADS));
      statement.execute(
          """
          INSERT INTO lead (lead_key, account, dealer, channel, name, state, attempts, external_id,
              bare_id, sml_id, received_at, posting_at, created_at, updated_at, source, unsure,
              vehicle, subject, reason)
          SELECT %s, 'demo', dealer, CASE n %% 3 WHEN 0 THEN 'MAIL' WHEN 1 THEN 'JMS' ELSE 'DOOR' END,
              '<' || n || '@portal.example>', CASE WHEN n %% 50 = 0 THEN 'REJECTED' ELSE 'CREATED' END,
              1, 'portal:' || n, n, CASE WHEN n %% 50 = 0 THEN NULL ELSE n END, at, at + 200, at + 400,
              at + 400, 'portal-' || (n %% 6), n %% 9 = 0, 'Seat León 1.5 TSI FR', 'Nuevo contacto',
              CASE WHEN n %% 50 = 0 THEN 'SML answered 400: {"phone":["inválido"]}' END
          FROM filled
          """
              .formatted(KEY));
      statement.execute(
          """
          INSERT INTO lead_move (lead_key, number, at, event, reason)
          SELECT %s, 1, at, 'OUTCOME_UNKNOWN', 'no response from SML (SocketException)'
          FROM filled WHERE n %% 20 = 0
          """
              .formatted(KEY));
      statement.execute(
          """
          INSERT INTO tracked_lead (account, sml_id, dealer, reference, status, changes, seen, is_open,
              busy_until, updated_at, contacted_at, ended_at)
          SELECT 'demo', n, dealer, 'ref:' || n, CASE WHEN n > 5000 THEN 'end' ELSE 'new' END, 2, 1,
              n <= 5000, 0, at + 90000, at + 60000, CASE WHEN n > 5000 THEN at + 86400000 END
          FROM filled WHERE n % 50 > 0
          """);
      statement.execute(
          """
          INSERT INTO crm_event (event_id, account, sml_id, change, dealer, body, queued_at, due_at,
              attempts, tried_at, delivered_at, response, responded_at)
          SELECT 'event-' || n, 'demo', n, 1, dealer, '{"type":"lead.updated","leadId":' || n || '}', at,
              at, 1, at, at + 300, '200', at + 300
          FROM filled WHERE n % 50 > 0
          """);
      statement.execute(
          """
          INSERT INTO operator_action (audit_id, at, who, operation, lead_key, outcome)
          SELECT 'action-' || n, at, 'ana', 'SHOW_LEAD', %s, 'shown' FROM filled WHERE n %% 10 = 0
          """
              .formatted(KEY));
      ledger.commit();
    }
  }
}
