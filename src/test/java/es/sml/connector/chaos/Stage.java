package es.sml.connector.chaos;

import es.sml.connector.chaos.Outcome.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a scenario plays on: its world, its dice, and the count of what struck. */
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

  SharedWorld shared(World.Sml sml) throws IOException {
    return SharedWorld.open(directory, firstPhone, sml);
  }

  EmbeddedWorld embedded(World.Sml sml) throws IOException {
    return EmbeddedWorld.open(directory, firstPhone, sml);
  }

  void count(Counted what, int times) {
    counts.merge(what, times, Integer::sum);
  }

  int count(Counted what) {
    return counts.getOrDefault(what, 0);
  }

  /** Notes something that must not be; the scenario goes on. */
  void fault(String what) {
    faults.add(what);
  }

  void check(boolean holds, String otherwise) {
    if (!holds) {
      fault(otherwise);
    }
  }

  /** Notes that something happens again and again. */
  void loops(String what) {
    loop = true;
    fault("loop: " + what);
  }

  boolean isLoop() {
    return loop;
  }

  /** With the same dice and counts of its own, for what must go wrong. */
  Stage apart() {
    return new Stage(directory, settings, random, firstPhone);
  }

  /** Kills the connector, which counts only with a lead in flight. */
  void kill(World world) throws Exception {
    boolean counts = world.isLeadInFlight();
    world.connector().kill();
    if (counts) {
      count(Counted.KILLS, 1);
    }
  }

  /** Waits until all is done and counts what became of it. */
  Outcome end(World world, Duration longest) throws Exception {
    world.awaitIdle(longest);
    Tally tally = world.tally();
    return new Outcome(
        tally,
        counts,
        world.recorder().recoveryTimes(world.sml().created()),
        world.connector().lateCommit(),
        world.how() == World.Sml.UNSEARCHABLE,
        faults);
  }
}
