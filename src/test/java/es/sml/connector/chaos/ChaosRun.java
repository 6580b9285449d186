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

  List<ScenarioResult> play(List<Scenario> scenarios) throws InterruptedException {
    ExecutorService lanes = Executors.newFixedThreadPool(settings.number("lanes", 3, 2));
    try {
      List<Future<ScenarioResult>> running = new ArrayList<>();
      for (int i = 0; i < scenarios.size(); i++) {
        int number = i;
        running.add(lanes.submit(() -> play(scenarios.get(number), number)));
      }
      List<ScenarioResult> results = new ArrayList<>();
      for (Future<ScenarioResult> result : running) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      lanes.shutdownNow();
    }
  }

  private ScenarioResult play(Scenario scenario, int number) {
    Instant start = Instant.now();
    // Seeded by the name, so that the numbers of a scenario do not depend on other scenarios.
    Random random = new Random(settings.seed() * 31 + scenario.name().hashCode());
    Path world = directory.resolve(scenario.name().replaceAll("\\W+", "-"));
    Stage stage = new Stage(world, settings, random, (number + 1) * PHONES_A_SCENARIO);
    ScenarioResult result;
    try {
      ScenarioOutcome outcome = scenario.play(stage);
      result = ScenarioResult.on(scenario.name(), outcome, Duration.between(start, Instant.now()));
    } catch (Exception | AssertionError e) {
      result = ScenarioResult.broken(scenario.name(), e, Duration.between(start, Instant.now()));
    }
    if (result.isGood()) {
      // Keeps the files of a failure, and follows no link out of the world.
      FileSystemUtils.deleteRecursively(world.toFile());
    }
    System.out.println("seed " + settings.seed() + ": " + result.line());
    return result;
  }
}
