package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import java.time.Duration;

/**
 * SML closes its connections after its responses without an announcement, at once or a moment
 * later.
 */
final class ClosedConnections implements Scenario {
  private static final int[] DELAYS = {0, 1, 3, 20};

  @Override
  public String name() {
    return "keep-alive faults";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      world.start();
      int each = stage.settings().number("closed-connections", 50, 500);
      for (int delay : DELAYS) {
        world.sml().clearFaults();
        for (String operation : new String[] {"create-lead", "list-leads", "login"}) {
          world.sml().fault(on(operation).closeAfterResponse(delay));
        }
        world.offer(each);
        int half = each / 2;
        Deadline.await(
            half + " connections to be closed",
            Duration.ofMinutes(1),
            () -> world.sml().struck("create-lead") >= half);
        stage.kill(world);
        world.restart();
        Deadline.await(
            "SML to have the leads", Duration.ofMinutes(1), () -> !world.isLeadInFlight());
      }
      world.recorder().faultOver(world.sml());
      return stage.end(world, Duration.ofMinutes(2));
    }
  }
}
