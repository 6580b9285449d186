package es.sml.connector.chaos;

import es.sml.connector.chaos.Outcome.Counted;
import java.time.Duration;

/** The ledger's clock jumps an hour forward or back while SML may still store some leads. */
final class ClockJumps implements Scenario {
  private static final int LEADS = 12;
  private static final int UNSURE = 3;
  private static final Duration JUMP = Duration.ofHours(1);

  @Override
  public String name() {
    return "a clock that jumps by an hour";
  }

  @Override
  public Outcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(World.Sml.SEARCHABLE)) {
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
        world.sml().fault("late-commit", "create-lead", LEADS, "\"delayMs\":2500,\"hang\":true");
        world.offer(LEADS);
        Deadline.await(
            "the ledger to know that SML has not answered",
            Duration.ofSeconds(30),
            () -> world.ledger().count("state = 'UNKNOWN'") >= UNSURE);
        if (down) {
          stage.kill(world);
          clock.set(ahead);
          world.restart();
        } else {
          clock.set(ahead);
          world.recorder().faultOver(world.sml());
        }
        world.awaitIdle(Duration.ofMinutes(1));
      }
      stage.count(Counted.AMBIGUOUS_POSTS, world.sml().struck("create-lead"));
      return stage.end(world, Duration.ofMinutes(1));
    }
  }
}
