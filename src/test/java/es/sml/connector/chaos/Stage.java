package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The stage of a scenario: its world, its random numbers, and its counts. */
final class Stage {
  private final Path directory;
  private final ChaosSettings settings;
  private final Random random;
  private final int firstPhone;
  private final Map<Counted, Integer> counts = new EnumMap<>(Counted.class);
  private final List<String> faults = new ArrayList<>();
  private boolean loop;

  Stage(Path directory, ChaosSettings settings, Random random, int firstPhone) {
    this.directory = directory;
    this.settings = settings;
    this.random = random;
    this.firstPhone = firstPhone;
  }

  ChaosSettings settings() {
    return settings;
  }

  Random random() {
    return random;
  }

  SharedWorld shared(ChaosWorld.Sml sml) throws IOException {
    return SharedWorld.open(directory, firstPhone, sml);
  }

  EmbeddedWorld embedded(ChaosWorld.Sml sml) throws IOException {
    return EmbeddedWorld.open(directory, firstPhone, sml);
  }

  void count(Counted what, int times) {
    counts.merge(what, times, Integer::sum);
  }

  int count(Counted what) {
    return counts.getOrDefault(what, 0);
  }

  /** Records an error; the scenario continues. */
  void fault(String what) {
    faults.add(what);
  }

  void check(boolean holds, String otherwise) {
    if (!holds) {
      fault(otherwise);
    }
  }

  /** Records that an event happens repeatedly. */
  void loops(String what) {
    loop = true;
    fault("loop: " + what);
  }

  boolean isLoop() {
    return loop;
  }

  /** Returns a stage with the same random numbers but separate counts, for a run that must fail. */
  Stage apart() {
    return new Stage(directory, settings, random, firstPhone);
  }

  /** Kills the connector. It counts only with a lead in flight. */
  void kill(ChaosWorld world) throws Exception {
    boolean counts = world.isLeadInFlight();
    world.connector().kill();
    if (counts) {
      count(Counted.KILLS, 1);
    }
  }

  /** Waits until all is done and counts the results. */
  ScenarioOutcome end(ChaosWorld world, Duration longest) throws Exception {
    world.awaitIdle(longest);
    Tally tally = world.tally();
    return new ScenarioOutcome(
        tally,
        counts,
        world.recorder().recoveryTimes(world.sml().created()),
        world.connector().lateCommit(),
        world.how() == ChaosWorld.Sml.UNSEARCHABLE,
        faults);
  }
}
