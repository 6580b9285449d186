package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;

/**
 * An SML whose search shows no references. The connector finds a lead without a response by its
 * customer, or parks it with its evidence.
 */
final class UnsearchableSml implements Scenario {
  @Override
  public String name() {
    return "SML without a search for references";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.UNSEARCHABLE)) {
      int each = stage.settings().number("unsearchable", 6, 60);
      world.sml().fault(on("create-lead").commitThenReset().times(2 * each));
      world.sml().fault(on("create-lead").respondWithHtml().times(2 * each));
      world.start();
      world.offer(2 * each, Fate.CREATED, LeadTexts::json);
      world.offer(2 * each, Fate.CREATED, LeadTexts::jsonWithoutEmail);
      Deadline.await(
          "the faults to strike",
          Duration.ofMinutes(1),
          () -> world.sml().struck("create-lead") >= 4 * each);
      stage.count(Counted.AMBIGUOUS_POSTS, world.sml().struck("create-lead"));
      world.connector().kill();
      for (CrashPoint point :
          new CrashPoint[] {
            CrashPoint.before("park-lead-note"),
            CrashPoint.after("park-lead-note"),
            CrashPoint.after("park-lead-enqueue")
          }) {
        killWhileParking(point, world, stage);
      }
      world.restart();
      ScenarioOutcome outcome = stage.end(world, Duration.ofMinutes(1));
      // Each has the request, the response, and the searches.
      long evidenced =
          world
              .ledger()
              .count(
                  "state = 'UNKNOWN' AND parked_at IS NOT NULL"
                      + " AND request IS NOT NULL AND reason IS NOT NULL AND searched IS NOT NULL");
      stage.check(
          evidenced == outcome.tally().parked(),
          outcome.tally().parked() + " leads are parked, " + evidenced + " have evidence");
      stage.check(
          world.remains().parked().stream().allMatch(kept -> kept.reason() != null),
          "a parked message does not say why");
      stage.check(outcome.tally().parked() > 0, "nothing had to be parked");
      return outcome;
    }
  }

  private static void killWhileParking(CrashPoint point, SharedWorld world, Stage stage)
      throws Exception {
    world.restart(point);
    world.sml().fault(on("create-lead").respondWithHtml().once());
    world.offer(1, Fate.CREATED, LeadTexts::jsonWithoutEmail);
    world.connector().awaitPoint(point);
    world.connector().kill();
    stage.count(Counted.KILLS, 1);
    stage.count(Counted.NAMED_POINTS, 1);
  }
}
