package es.sml.connector.chaos;

import es.sml.connector.chaos.Outcome.Counted;
import java.time.Duration;
import java.util.List;

/** SML leaves the outcome of each lead open, in every possible way. */
final class AmbiguousPosts implements Scenario {
  /** Kinds of faults with their fields. Each leaves the outcome open. */
  private static final List<String[]> MODES =
      List.of(
          new String[] {"status-before", "\"status\":500"},
          new String[] {"status-before", "\"status\":503"},
          new String[] {"html-error", ""},
          new String[] {"commit-then-status", "\"status\":500"},
          new String[] {"commit-then-status", "\"status\":503"},
          new String[] {"commit-then-status", "\"status\":504"},
          new String[] {"commit-then-hang", ""},
          new String[] {"commit-then-reset", ""},
          new String[] {"late-commit", "\"delayMs\":2000"},
          new String[] {"late-commit", "\"delayMs\":2500,\"status\":502"},
          new String[] {"late-commit", "\"delayMs\":2500,\"hang\":true"},
          new String[] {"slow-body", "\"delayMs\":4000"},
          new String[] {"truncated-body", ""});

  private static final int MANY_IN_A_ROW = 100;

  private final int pauseAfter;

  /**
   * @param pauseAfter the number of consecutive unknown outcomes that opens the account's circuit
   *     breaker
   */
  AmbiguousPosts(int pauseAfter) {
    this.pauseAfter = pauseAfter;
  }

  @Override
  public String name() {
    return "ambiguous POSTs, pause after " + pauseAfter;
  }

  @Override
  public Outcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(World.Sml.SEARCHABLE)) {
      world.connector().with("deliver.breaker-threshold", String.valueOf(pauseAfter));
      int times =
          isPausing()
              ? stage.settings().number("ambiguous-pausing", 5, 50)
              : stage.settings().number("ambiguous-each", 46, 1_500);
      for (String[] mode : MODES) {
        world.sml().fault(mode[0], "create-lead", times, mode[1]);
      }
      world.start();
      int leads = times * MODES.size();
      world.offer(leads);
      Deadline.await(
          leads + " faults to strike",
          Duration.ofMinutes(2).plusSeconds(leads),
          () -> world.sml().struck("create-lead") >= leads);
      stage.count(Counted.AMBIGUOUS_POSTS, world.sml().struck("create-lead"));
      world.recorder().faultOver(world.sml());
      spoilLink(world, stage);
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  private boolean isPausing() {
    return pauseAfter < MANY_IN_A_ROW;
  }

  /** Network faults: half a request, a lost response, silence. */
  private static void spoilLink(SharedWorld world, Stage stage) throws Exception {
    for (Toxic toxic :
        List.of(new Toxic.LimitData(150), new Toxic.ResetPeer(), new Toxic.Blackhole())) {
      int before = world.smlLink().struck();
      world.smlLink().poison(toxic);
      world.offer(8);
      Deadline.await(
          toxic + " to strike", Duration.ofSeconds(30), () -> world.smlLink().struck() > before);
      stage.count(Counted.TOXICS, world.smlLink().struck() - before);
      world.smlLink().heal();
      world.recorder().faultOver(world.sml());
      world.awaitIdle(Duration.ofMinutes(1));
    }
  }
}
