package es.sml.connector.chaos;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Many senders at the same time: each lead three times, between half requests. Then the disk cannot
 * be written for a while.
 */
final class DoorStorm implements Scenario {
  private static final int PARALLEL = 1_000;

  @Override
  public String name() {
    return "the door, a storm and a full disk";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      DoorSender door = world.openDoor();
      world.start();
      int leads = stage.settings().number("door-leads", 400, 4_000);
      List<Socket> halves = door.sendHalves(200);
      DoorSender.await(door.send(leads, PARALLEL, 3));
      for (Socket half : halves) {
        half.close();
      }
      world.connector().jvm().forbidWriting();
      List<Future<?>> sent = door.send(20, 20, 1);
      Deadline.await("a response of 503", Duration.ofMinutes(1), () -> door.turnedAway() > 0);
      world.connector().jvm().allowWriting();
      DoorSender.await(sent);
      world.recorder().faultOver(world.sml());
      return stage.end(world, Duration.ofMinutes(2));
    }
  }
}
