package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import es.sml.connector.testing.server.WireTap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Kills the connector when the first bytes of its POST arrive, before and after they pass. */
final class KillsOnTheWire implements Scenario {
  private static final String POST = "POST /api/lead/ ";

  @Override
  public String name() {
    return "kill at the first byte of a POST";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.start();
      for (int round = 0; round < stage.settings().number("wire-kills", 2, 100); round++) {
        for (boolean passes : new boolean[] {false, true}) {
          AtomicBoolean killed = new AtomicBoolean();
          world.smlLink().listenIn(killOnce(world, passes, killed));
          world.offer(3);
          Deadline.await(
              "a POST on the wire", Duration.ofSeconds(30), () -> world.connector().isGone());
          world.smlLink().listenIn(WireTap.NONE);
          stage.count(Counted.KILLS, 1);
          world.restart();
        }
      }
      return stage.end(world, Duration.ofMinutes(1));
    }
  }

  private static WireTap killOnce(ChaosWorld world, boolean passes, AtomicBoolean killed) {
    return new WireTap() {
      @Override
      public void before(byte[] bytes, int length) {
        kill(!passes, bytes, length);
      }

      @Override
      public void after(byte[] bytes, int length) {
        kill(passes, bytes, length);
      }

      private void kill(boolean now, byte[] bytes, int length) {
        if (now && WireTap.begins(bytes, length, POST) && killed.compareAndSet(false, true)) {
          world.connector().kill();
        }
      }
    };
  }
}
