package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/**
 * The ledger's clock jumps an hour forward or back while SML may still store some leads, and while
 * leads arrive at the door.
 */
final class ClockJumps implements Scenario {
  private static final int LEADS = 12;
  private static final int UNSURE = 3;
  private static final Duration JUMP = Duration.ofHours(1);

  @Override
  public String name() {
    return "a clock that jumps by an hour";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      DoorSender door = world.openDoor();
      DatabaseClock clock = DatabaseClock.of(world.database().ledger());
      world.connector().with("deliver.breaker-threshold", "1000");
      world.start();
      Duration ahead = Duration.ZERO;
      int times = stage.settings().number("clock-jumps", 4, 100);
      for (int time = 0; time < times; time++) {
        // First each direction, then random ones.
        boolean forward = time < 4 ? time % 2 == 0 : stage.random().nextBoolean();
        boolean down = time < 4 ? time / 2 == 0 : stage.random().nextBoolean();
        ahead = forward ? ahead.plus(JUMP) : ahead.minus(JUMP);
        world.sml().fault(on("create-lead").commitLate(2500).withoutResponse().times(LEADS));
        world.offer(LEADS);
        Deadline.await(
            "the ledger to know that SML has not answered",
            Duration.ofSeconds(30),
            () -> world.ledger().count("state = 'UNKNOWN'") >= UNSURE);
        List<Future<?>> sent = door.send(LEADS, 2, 1);
        if (down) {
          DoorSender.await(sent);
          stage.kill(world);
          clock.set(ahead);
          world.restart();
        } else {
          clock.set(ahead);
          world.recorder().faultOver(world.sml());
          DoorSender.await(sent);
        }
        door.resendAds();
        if (!forward) {
          // A form without an id that comes again an hour later is another lead.
          door.resendForms();
        }
        world.awaitIdle(Duration.ofMinutes(1));
      }
      stage.count(Counted.AMBIGUOUS_POSTS, world.sml().struck("create-lead"));
      return stage.end(world, Duration.ofMinutes(1));
    }
  }
}
