package es.sml.connector.demo;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.demo.check.Expectation;
import es.sml.connector.demo.check.Sample;
import es.sml.connector.demo.installation.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final StringWriter output = new StringWriter();
  private Path directory;

  @Test
  void accountsForEverySampleAndCleansUp() throws Exception {
    boolean fine = run(Sample.all(), LIMIT, new CountDownLatch(1));

    assertThat(lines()).anyMatch(line -> line.matches(" +messages sent +16"));
    assertThat(lines()).anyMatch(line -> line.matches(" +created in SML +11 +14 leads, .*"));
    assertThat(lines()).anyMatch(line -> line.matches(" +dead letters +3 +2 unreadable, 1 reje.*"));
    assertThat(lines()).anyMatch(line -> line.matches(" +not a lead +1"));
    assertThat(lines()).anyMatch(line -> line.matches(" +duplicates dropped +1"));
    assertThat(lines()).anyMatch(line -> line.matches(" +unexpected +0"));
    assertThat(lines())
        .anyMatch(
            line -> line.matches(" +events for the CRMs +17 +14 leads created, 3 statuses .*"));
    assertThat(lines()).filteredOn(line -> line.contains(" s  event ")).hasSize(3);
    assertThat(output.toString()).doesNotContain("\u001b");
    assertThat(lines()).allMatch(line -> line.length() <= 100);
    assertThat(fine).isTrue();
    assertThat(directory).doesNotExist();
  }

  @Test
  void failsAndNamesTheMessagesThatAreNotWhatWasExpected() throws Exception {
    Sample good = sample("05-minimal.json");
    Sample refused = sample("07-invalid-email.json");
    Sample three = sample("15-three-rows.csv");

    boolean fine =
        run(
            List.of(
                with(good, Expectation.NOT_A_LEAD, 0),
                with(refused, Expectation.UNREADABLE, 0),
                with(three, Expectation.CREATED, 2)),
            LIMIT,
            new CountDownLatch(1));

    assertThat(fine).isFalse();
    assertThat(lines()).anyMatch(line -> line.matches(" +unexpected +3"));
    assertThat(lines()).anyMatch(line -> line.startsWith("  05-minimal.json, motor-sur"));
    assertThat(lines()).anyMatch(line -> line.startsWith("  07-invalid-email.json, motor-sur"));
    assertThat(lines()).anyMatch(line -> line.startsWith("  15-three-rows.csv, levante-car"));
  }

  @Test
  void reportsWhatItWaitedForAfterTheTimeLimit() throws Exception {
    boolean fine = run(List.of(sample("01-labelled.eml")), Duration.ZERO, new CountDownLatch(1));

    assertThat(fine).isFalse();
    assertThat(lines()).contains("Waited too long for the outcome of every message.");
    assertThat(lines()).contains("The time limit of 0 s was exceeded.");
  }

  @Test
  void endsWithoutATallyWhenItIsStopped() throws Exception {
    boolean fine = run(List.of(sample("01-labelled.eml")), LIMIT, new CountDownLatch(0));

    assertThat(fine).isFalse();
    assertThat(output.toString()).doesNotContain("Summary");
  }

  private boolean run(List<Sample> samples, Duration limit, CountDownLatch stop) throws Exception {
    try (Installation installation =
        Installation.start(Path.of("config"), Path.of("routes"), false)) {
      directory = installation.directory();
      assertThat(Files.isDirectory(directory)).isTrue();
      DemoOutput demoOutput = new DemoOutput(new PrintWriter(output), Ansi.OFF);
      return new Demo(installation, samples, demoOutput, limit, stop).run();
    }
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

  private static Sample with(Sample sample, Expectation expectation, int leads) {
    return new Sample(
        sample.file(), sample.dealer(), sample.channel(), expectation, leads, sample.title());
  }
}
