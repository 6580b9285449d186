package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import es.sml.connector.testing.sandbox.SandboxFault;
import es.sml.connector.testing.server.Toxic;
import java.time.Duration;
import java.util.List;

/** SML leaves the outcome of each lead open, in every possible way. */
final class AmbiguousPosts implements Scenario {
  private static final SandboxFault.Place CREATE = on("create-lead");

  private static final List<SandboxFault> FAULTS =
      List.of(
          CREATE.respond(500),
          CREATE.respond(503),
          CREATE.respondWithHtml(),
          CREATE.commitThenRespond(500),
          CREATE.commitThenRespond(503),
          CREATE.commitThenRespond(504),
          CREATE.commitThenHang(),
          CREATE.commitThenReset(),
          CREATE.commitLate(2000),
          CREATE.commitLate(2500).withStatus(502),
          CREATE.commitLate(2500).withoutResponse(),
          CREATE.respondSlowly(4000),
          CREATE.truncate());

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
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.connector().with("deliver.breaker-threshold", String.valueOf(pauseAfter));
      int times =
          isPausing()
              ? stage.settings().number("ambiguous-pausing", 5, 50)
              : stage.settings().number("ambiguous-each", 46, 1_500);
      for (SandboxFault fault : FAULTS) {
        world.sml().fault(fault.times(times));
      }
      world.start();
      int leads = times * FAULTS.size();
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
