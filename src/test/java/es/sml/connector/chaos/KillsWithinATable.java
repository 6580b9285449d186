package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.List;

/**
 * A table with more rows than the connector enqueues at a time. The connector is killed at each
 * edge of the split, while SML receives earlier rows. The recovery time is not measured, because
 * most rows only wait for their turn.
 */
final class KillsWithinATable implements Scenario {
  private static final int ROWS = 2_000;

  /** Each point but the first lets the rows pass that the kill before it cut off. */
  private static final List<CrashPoint> POINTS =
      List.of(
          CrashPoint.after("split-message-enqueue").atPass(250),
          CrashPoint.before("continue-split-record").atPass(2),
          CrashPoint.after("continue-split-record").atPass(2),
          CrashPoint.before("split-message-record"));

  @Override
  public String name() {
    return "kill within a long table";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (ChaosWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      world.start(POINTS.get(0));
      world.offerTable(ROWS);
      for (int i = 0; i < POINTS.size(); i++) {
        if (i > 0) {
          world.start(POINTS.get(i));
        }
        world.connector().awaitPoint(POINTS.get(i));
        world.connector().kill();
        stage.count(Counted.KILLS, 1);
        stage.count(Counted.NAMED_POINTS, 1);
      }
      world.start();
      stage.check(
          world.sml().creates() < ROWS, "the table was in SML before the last kill was over");
      return stage.end(world, Duration.ofMinutes(3));
    }
  }
}
