package es.sml.connector.chaos;

import es.sml.connector.chaos.Outcome.Counted;
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
          CrashPoint.after("parse-split-store").atPass(250),
          CrashPoint.before("parse-rest-divide").atPass(2),
          CrashPoint.after("parse-rest-divide").atPass(2),
          CrashPoint.before("parse-split-divide"));

  @Override
  public String name() {
    return "kill within a long table";
  }

  @Override
  public Outcome play(Stage stage) throws Exception {
    try (World world = stage.embedded(World.Sml.SEARCHABLE)) {
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
