package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Kills the connector at random instants while leads come by every way. */
final class KillsAtRandom implements Scenario {
  private static final int LEADS_A_KILL = 30;

  /**
   * More would measure how fast a backlog shrinks, and not how fast a killed connector recovers.
   */
  private static final int BACKLOG = 2 * LEADS_A_KILL;

  private final boolean embedded;

  KillsAtRandom(boolean embedded) {
    this.embedded = embedded;
  }

  @Override
  public String name() {
    return "kill at random, " + (embedded ? "embedded broker and SQLite" : "shared broker");
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (ChaosWorld world =
        embedded
            ? stage.embedded(ChaosWorld.Sml.SEARCHABLE)
            : stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      int latency = 20 + stage.random().nextInt(100);
      world.sml().fault(on("create-lead").delay(latency));
      world.start();
      int kills = stage.settings().number("random-kills", 5, 500);
      for (int kill = 0; kill < kills; kill++) {
        Deadline.await(
            "the leads that earlier kills left to be in SML",
            Duration.ofMinutes(1),
            () -> world.recorder().count(Fate.CREATED) - world.sml().creates() <= BACKLOG);
        world.offer(LEADS_A_KILL);
        world.offerByMail(3);
        world.offerByFile();
        long before = world.sml().creates();
        int wanted = 1 + stage.random().nextInt(LEADS_A_KILL / 2);
        Deadline.await(
            wanted + " more leads in SML",
            Duration.ofSeconds(30),
            () -> world.sml().creates() >= before + wanted);
        LockSupport.parkNanos(stage.random().nextInt(20_000_000)); // not in step with SML
        stage.kill(world);
        world.restart();
      }
      stage.check(
          stage.count(Counted.KILLS) * 10 >= kills * 8,
          "only " + stage.count(Counted.KILLS) + " of " + kills + " kills met a lead in flight");
      return stage.end(world, Duration.ofSeconds(90));
    }
  }
}
