package es.sml.connector.chaos;

import es.sml.connector.chaos.Outcome.Counted;
import es.sml.connector.chaos.SharedWorld.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A node stands still after it noted a lead as being sent and before its first byte. Another takes
 * the lead over and sends it; the first wakes up, and must not.
 */
final class LateSender implements Scenario {
  @Override
  public String name() {
    return "a node wakes up about to send";
  }

  @Override
  public Outcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(World.Sml.SEARCHABLE)) {
      Node other = world.node("second");
      CrashPoint aboutToSend =
          CrashPoint.before("sml-request-send")
              .marked("\"phone\"") // the lead's own request, and not a search for it
              .by(CrashPoint.Action.WAIT);
      world.start(aboutToSend);
      int times = stage.settings().number("late-senders", 1, 20);
      for (int time = 0; time < times; time++) {
        world.offer(1);
        ConnectorProcess sleeper = world.connector();
        sleeper.awaitPoint(aboutToSend);
        sleeper.jvm().pause();
        stage.count(Counted.PAUSES, 1);
        long before = world.sml().creates();
        other.connector().begin();
        other.connector().awaitReady();
        world.recorder().faultOver(world.sml());
        Deadline.await(
            "the lead in SML, sent by the other node",
            Duration.ofMinutes(1),
            () -> world.sml().creates() > before);
        sleeper.goOn();
        sleeper.jvm().resume();
        sleeper.jvm().awaitOutput(ArmedPoint.PASSED, Duration.ofSeconds(20));
        // It has a lead again: what it was about to do it has done, or will never do.
        other.connector().kill();
        world.offer(3);
        world.awaitIdle(Duration.ofMinutes(1));
        sleeper.kill();
        if (time + 1 < times) {
          Files.delete(Path.of(world.directory().toString(), ArmedPoint.GO_ON));
          world.start(aboutToSend);
        }
      }
      return stage.end(world, Duration.ofMinutes(1));
    }
  }
}
