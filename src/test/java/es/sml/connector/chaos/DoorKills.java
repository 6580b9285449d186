package es.sml.connector.chaos;

import static es.sml.connector.chaos.CrashPoint.after;
import static es.sml.connector.chaos.CrashPoint.before;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Kills the connector between a request and its response. Each response of 2xx must be one lead,
 * and the senders send again what has no response.
 */
final class DoorKills implements Scenario {
  private static final int LEADS = 16;
  private static final List<CrashPoint> POINTS =
      List.of(
          before("door-channel-recognize"),
          before("lead-intake-enqueue"),
          after("lead-intake-enqueue"),
          after("lead-intake-enqueue").atPass(LEADS / 2));

  @Override
  public String name() {
    return "the door, killed before its response";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      DoorSender door = world.openDoor();
      int kills = stage.settings().number("door-kills", POINTS.size(), 200);
      for (int kill = 0; kill < kills; kill++) {
        CrashPoint point = POINTS.get(kill % POINTS.size());
        world.start(point);
        List<Future<?>> sent = door.send(LEADS, 8, 1);
        world.connector().awaitPoint(point);
        world.connector().kill();
        stage.count(Counted.KILLS, 1);
        world.restart();
        DoorSender.await(sent);
        world.connector().kill();
      }
      world.start();
      stage.check(door.unanswered() > 0, "each request had its response");
      return stage.end(world, Duration.ofMinutes(1));
    }
  }
}
