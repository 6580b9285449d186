package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;

/**
 * A message that kills the process while it is read. It must become a dead letter, and other
 * messages must continue.
 */
final class PoisonMessage implements Scenario {
  static final int MAX_ATTEMPTS = 3;

  /**
   * The first death is not counted, because the ledger does not record a message straight from a
   * dealer's queue.
   */
  private static final int MOST_DEATHS = MAX_ATTEMPTS + 1;

  @Override
  public String name() {
    return "a message that kills the process";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.connector().with("deliver.max-attempts", String.valueOf(MAX_ATTEMPTS));
      int deaths = survive(world, stage);
      stage.check(deaths == MOST_DEATHS, deaths + " deaths with max-attempts " + MAX_ATTEMPTS);
      return stage.end(world, Duration.ofMinutes(1));
    }
  }

  /** Starts it until it lives, with one more try than allowed to detect a loop. */
  static int survive(SharedWorld world, Stage stage) throws Exception {
    CrashPoint poison =
        CrashPoint.before("parse-message-read").by(CrashPoint.Action.HALT).marked(LeadTexts.POISON);
    // All are there at its start, so that some are in hand together with the poison message.
    world.offer(4);
    world.offer(1, OfferedLead.Fate.DEAD, LeadTexts::poison);
    world.offer(6);
    // The message may kill it before it is ready.
    world.connector().begin(poison);
    int deaths = 0;
    while (deaths <= MOST_DEATHS + 1) {
      if (lives(world)) {
        return deaths;
      }
      deaths++;
      stage.count(Counted.KILLS, 1);
      world.connector().begin(poison);
    }
    stage.loops("the message still kills after " + deaths + " deaths");
    return deaths;
  }

  private static boolean lives(SharedWorld world) {
    boolean[] dead = {false};
    Deadline.await(
        "its death, or the end of all its work",
        Duration.ofMinutes(1),
        () -> {
          dead[0] = world.connector().isGone();
          return dead[0] || world.isIdle();
        });
    return !dead[0];
  }
}
