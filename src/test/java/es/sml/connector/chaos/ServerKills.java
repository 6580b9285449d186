package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Kills and restarts the broker or the database while the connector works. */
final class ServerKills implements Scenario {
  private final Counted which;

  /**
   * @param which BROKER_KILLS or DATABASE_KILLS
   */
  ServerKills(Counted which) {
    this.which = which;
  }

  @Override
  public String name() {
    return which == Counted.BROKER_KILLS ? "broker killed" : "database killed";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.sml().fault(on("create-lead").delay(40));
      world.start();
      int kills = stage.settings().number("server-kills", 3, 200);
      for (int kill = 0; kill < kills; kill++) {
        world.offer(60);
        world.offerByMail(5);
        long before = world.sml().creates();
        int wanted = 1 + stage.random().nextInt(25);
        Deadline.await(
            wanted + " more leads in SML",
            Duration.ofMinutes(1),
            () -> world.sml().creates() >= before + wanted);
        int away = stage.random().nextInt(1_500);
        if (which == Counted.BROKER_KILLS) {
          world.broker().kill();
          LockSupport.parkNanos(away * 1_000_000L);
          world.broker().begin();
          world.broker().awaitReady();
        } else {
          world.database().kill();
          LockSupport.parkNanos(away * 1_000_000L);
          world.database().begin();
        }
        stage.count(which, 1);
        world.recorder().faultOver(world.sml());
      }
      stage.check(!world.connector().isGone(), "the connector ended");
      ScenarioOutcome outcome = stage.end(world, Duration.ofMinutes(2));
      long noted = world.ledger().count("state = 'CREATED' AND sml_id IS NOT NULL");
      stage.check(
          noted == outcome.tally().created(),
          outcome.tally().created() + " leads are in SML, " + noted + " of them in the ledger");
      return outcome;
    }
  }
}
