package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/** The external broker, then the database, is away while senders send. They send again. */
final class DoorWithoutServers implements Scenario {
  private static final int LEADS = 20;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "the door, without its broker or its database";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      DoorSender door = world.openDoor();
      world.start();
      DoorSender.await(door.send(LEADS, LEADS, 1));
      world.broker().kill();
      List<Future<?>> sent = door.send(LEADS, LEADS, 1);
      awaitRefusals(door, 1);
      world.broker().begin();
      world.broker().awaitReady();
      stage.count(Counted.BROKER_KILLS, 1);
      DoorSender.await(sent);
      int before = door.turnedAway() + door.unanswered();
      world.database().kill();
      sent = door.send(LEADS, LEADS, 1);
      awaitRefusals(door, before + 1);
      world.database().begin();
      stage.count(Counted.DATABASE_KILLS, 1);
      DoorSender.await(sent);
      world.recorder().faultOver(world.sml());
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  // A request that no server can store gets 503, or no response in the sender's time.
  private static void awaitRefusals(DoorSender door, int number) {
    Deadline.await(
        "a request without 2xx", LONGEST, () -> door.turnedAway() + door.unanswered() >= number);
  }
}
