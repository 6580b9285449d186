package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import es.sml.connector.chaos.SharedWorld.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A node freezes after it recorded a lead as posting and before its first byte. Another node takes
 * over and sends the lead. The first node wakes up and must not send it.
 */
final class LateSender implements Scenario {
  @Override
  public String name() {
    return "a node wakes up about to send";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      Node other = world.node("second");
      CrashPoint aboutToSend =
          CrashPoint.before("sml-request-send")
              .marked("\"phone\"") // the lead's own request, not a search for it
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
        // It has a lead again, so its earlier action is complete or will never happen.
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
