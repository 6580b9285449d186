package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Kills the connector at every named point, one after the other, in random order. */
final class KillsAtNamedPoints implements Scenario {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(20);
  private static final int MOST_TIMES_BROUGHT = 3;

  private final List<NamedPoints.NamedPoint> points;
  private final String part;

  KillsAtNamedPoints(String part, List<NamedPoints.NamedPoint> points) {
    this.part = part;
    this.points = points;
  }

  @Override
  public String name() {
    return "kill at named points, " + part;
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      for (int round = 0; round < stage.settings().number("rounds", 1, 62); round++) {
        List<NamedPoints.NamedPoint> order = new ArrayList<>(points);
        Collections.shuffle(order, stage.random());
        for (NamedPoints.NamedPoint named : order) {
          killAt(named, world, stage);
        }
      }
      world.restart();
      return stage.end(world, Duration.ofSeconds(90));
    }
  }

  private static void killAt(NamedPoints.NamedPoint named, ChaosWorld world, Stage stage)
      throws Exception {
    if (world.connector().jvm() == null) {
      world.start(named.point());
    } else {
      world.restart(named.point());
    }
    bringTo(named, world);
    world.connector().kill(); // a lead is at the point
    stage.count(Counted.KILLS, 1);
    stage.count(Counted.NAMED_POINTS, 1);
  }

  /** A fault may hit a lead of an earlier kill instead of the offered one. */
  private static void bringTo(NamedPoints.NamedPoint named, ChaosWorld world) throws Exception {
    for (int brought = 1; ; brought++) {
      named.traffic().bring(world);
      try {
        world.connector().awaitPoint(named.point(), RETRY_AFTER);
        return;
      } catch (AssertionError e) {
        if (brought == MOST_TIMES_BROUGHT) {
          throw e;
        }
      }
    }
  }
}
