package es.sml.connector.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.util.FileSystemUtils;

/** Plays scenarios, several at a time, each in a world of its own with its own random numbers. */
final class ChaosRun {
  private static final int PHONES_A_SCENARIO = 1_000_000;

  private final ChaosSettings settings;
  private final Path directory;

  ChaosRun(ChaosSettings settings, Path directory) {
    this.settings = settings;
    this.directory = directory;
  }

  List<Verdict> play(List<Scenario> scenarios) throws InterruptedException {
    ExecutorService lanes = Executors.newFixedThreadPool(settings.number("lanes", 3, 2));
    try {
      List<Future<Verdict>> running = new ArrayList<>();
      for (int i = 0; i < scenarios.size(); i++) {
        int number = i;
        running.add(lanes.submit(() -> play(scenarios.get(number), number)));
      }
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> verdict : running) {
        verdicts.add(verdict.get());
      }
      return verdicts;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      lanes.shutdownNow();
    }
  }

  private Verdict play(Scenario scenario, int number) {
    Instant start = Instant.now();
    // Seeded by the name, so that the numbers of a scenario do not depend on other scenarios.
    Random random = new Random(settings.seed() * 31 + scenario.name().hashCode());
    Path world = directory.resolve(scenario.name().replaceAll("\\W+", "-"));
    Stage stage = new Stage(world, settings, random, (number + 1) * PHONES_A_SCENARIO);
    Verdict verdict;
    try {
      Outcome outcome = scenario.play(stage);
      verdict = Verdict.on(scenario.name(), outcome, Duration.between(start, Instant.now()));
    } catch (Exception | AssertionError e) {
      verdict = Verdict.broken(scenario.name(), e, Duration.between(start, Instant.now()));
    }
    if (verdict.isGood()) {
      // Keeps the files of a failure, and follows no link out of the world.
      FileSystemUtils.deleteRecursively(world.toFile());
    }
    System.out.println("seed " + settings.seed() + ": " + verdict.line());
    return verdict;
  }
}
