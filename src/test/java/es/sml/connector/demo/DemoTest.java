package es.sml.connector.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.demo.installation.Installation;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final StringWriter output = new StringWriter();
  private final List<String> references = new ArrayList<>();
  private Path directory;
  private int refusals;

  @Test
  void showsEverySampleWithItsOutcomeAndCleansUp() throws Exception {
    boolean fine = run(Sample.all(), LIMIT, new CountDownLatch(1));

    assertThat(summary())
        .contains(
            entry("messages sent", 16),
            entry("created", 11),
            entry("leads in SML", 14),
            entry("unreadable", 2),
            entry("rejected", 1),
            entry("not-a-lead", 1),
            entry("duplicate", 1),
            entry("unexpected", 0),
            entry("events for the CRMs", 14 + 3));
    assertThat(shown("in")).hasSize(16);
    assertThat(shown("SML lead \\d+")).hasSize(14);
    assertThat(shown("dead letter")).hasSize(3);
    assertThat(shown("not-a-lead|duplicate")).hasSize(2);
    assertThat(output.toString()).doesNotContain("yours").doesNotContain("\u001b");
    // A temporary directory may have a long name.
    assertThat(lines())
        .filteredOn(line -> !line.contains(directory.toString()))
        .allMatch(line -> line.length() <= 100);
    assertThat(fine).isTrue();
    assertThat(directory).doesNotExist();
    assertThat(references).hasSize(14).doesNotHaveDuplicates();
    assertThat(refusals).isEqualTo(1);
  }

  @Test
  void speaksSpanishToAReaderOfSpanish() throws Exception {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
    try {
      assertThat(run(Sample.all(), LIMIT, new CountDownLatch(1))).isTrue();
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    assertThat(summary())
        .containsOnly(
            entry("mensajes enviados", 16),
            entry("creado", 11),
            entry("rechazado", 1),
            entry("ilegible", 2),
            entry("no es lead", 1),
            entry("duplicado", 1),
            entry("inesperados", 0),
            entry("leads en SML", 14),
            entry("eventos para los CRM", 17));
    assertThat(shown("entra +correo")).hasSize(12);
    assertThat(shown("lead SML \\d+ +(correo|cola|fichero)")).hasSize(14);
    assertThat(shown("no entregado")).hasSize(3);
    assertThat(lines())
        .contains("Los mensajes y su resultado", "Cada mensaje tiene el resultado esperado.")
        .anyMatch(line -> line.contains("el XML declara entidades"))
        .anyMatch(line -> line.endsWith("El primer correo otra vez"))
        .filteredOn(line -> !line.contains(directory.toString()))
        .allMatch(line -> line.length() <= 100);
    for (Sample sample : Sample.all()) {
      assertThat(output.toString()).contains(sample.spanish()).doesNotContain(sample.title());
    }
  }

  @Test
  void reportsEachChangeToTheCrmOfItsDealer() throws Exception {
    List<Sample> samples = List.of(sample("05-minimal.json"), sample("15-three-rows.csv"));

    assertThat(run(samples, LIMIT, new CountDownLatch(1))).isTrue();

    assertThat(shown("event"))
        .hasSize(2)
        .anyMatch(
            line ->
                line.matches(
                    ".* on crm\\.motor-sur\\.status: lead \\d+, new -> \\w+  after [\\d.]+ s"))
        .anyMatch(line -> line.contains(" on crm.levante-car.status: lead "))
        .allMatch(event -> shown("change").stream().anyMatch(change -> reports(event, change)));
  }

  @Test
  void failsAndNamesTheMessagesThatAreNotWhatWasExpected() throws Exception {
    Sample good = sample("05-minimal.json");
    Sample refused = sample("07-invalid-email.json");
    Sample three = sample("15-three-rows.csv");

    boolean fine =
        run(
            List.of(
                with(good, "not-a-lead", 0),
                with(refused, "unreadable", 0),
                with(three, "created", 2)),
            Duration.ofSeconds(15),
            new CountDownLatch(1));

    assertThat(fine).isFalse();
    assertThat(summary()).contains(entry("unexpected", 3));
    assertThat(lines()).anyMatch(line -> line.startsWith("  05-minimal.json, motor-sur"));
    assertThat(lines()).anyMatch(line -> line.startsWith("  07-invalid-email.json, motor-sur"));
    assertThat(lines()).anyMatch(line -> line.startsWith("  15-three-rows.csv, levante-car"));
  }

  @Test
  void reportsWhatItWaitedForAfterTheTimeLimit() throws Exception {
    boolean fine = run(List.of(sample("01-labelled.eml")), Duration.ZERO, new CountDownLatch(1));

    assertThat(fine).isFalse();
    assertThat(lines()).contains("Waited too long, 0 s, for the outcome of every message.");
    assertThat(lines()).anyMatch(line -> line.startsWith("  01-labelled.eml, autos-norte"));
    assertThat(lines()).contains("Not every message has its expected outcome in time.");
  }

  @Test
  void endsWithoutATallyWhenItIsStopped() throws Exception {
    boolean fine = run(List.of(sample("01-labelled.eml")), LIMIT, new CountDownLatch(0));

    assertThat(fine).isFalse();
    assertThat(output.toString()).doesNotContain("Summary");
  }

  private boolean run(List<Sample> samples, Duration limit, CountDownLatch stop) throws Exception {
    try (Installation installation =
        new Installation(Path.of("config"), Path.of("routes"), false)) {
      directory = installation.directory();
      assertThat(Files.isDirectory(directory)).isTrue();
      DemoOutput demoOutput = new DemoOutput(new PrintWriter(output), Ansi.OFF);
      boolean fine = new Demo(installation, samples, demoOutput, limit, stop).run();
      readSandbox();
      return fine;
    }
  }

  // The sandbox itself, beside what the demo shows of it.
  private void readSandbox() {
    SandboxCaller sandbox = SandboxCaller.loggedIn(URI.create(urlOfSandbox()));
    sandbox
        .get("/sandbox/audit")
        .body()
        .path("entries")
        .valueStream()
        .filter(entry -> entry.path("operation").asText().equals("create-lead"))
        .flatMap(entry -> entry.path("tags").valueStream())
        .map(JsonNode::asText)
        .filter(MessageKey::isReference)
        .forEach(references::add);
    refusals =
        sandbox
            .get("/sandbox/stats")
            .body()
            .path("requests")
            .path("create-lead")
            .path("400")
            .asInt();
  }

  private String urlOfSandbox() {
    return lines().stream()
        .filter(line -> line.startsWith("  SML  "))
        .map(line -> line.replaceAll("  SML +(\\S+) .*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Integer> summary() {
    return lines().stream()
        .filter(line -> line.matches("  \\S.* +\\d+"))
        .collect(
            Collectors.toMap(
                line -> line.strip().replaceAll(" +\\d+$", ""),
                line -> Integer.valueOf(line.replaceAll(".* ", ""))));
  }

  private List<String> shown(String kind) {
    return lines().stream().filter(line -> line.matches(" *[\\d.]+ s  (" + kind + ") .*")).toList();
  }

  private static boolean reports(String event, String change) {
    return event.contains(change.substring(change.indexOf(": lead ")) + "  after ");
  }

  private List<String> lines() {
    return new ArrayList<>(output.toString().lines().toList());
  }

  private static Sample sample(String file) throws Exception {
    return Sample.all().stream()
        .filter(sample -> sample.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private static Sample with(Sample sample, String expectation, int leads) {
    return new Sample(
        sample.file(),
        sample.dealer(),
        sample.channel(),
        expectation,
        leads,
        sample.title(),
        sample.spanish());
  }
}
