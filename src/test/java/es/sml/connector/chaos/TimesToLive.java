package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.OfferedLead.Fate;
import java.time.Duration;
import java.util.List;

/**
 * Senders give their leads 3 s to live, while SML or the connector is away for longer. The embedded
 * broker keeps the leads. An external broker without this setting expires them, and they become
 * dead letters.
 */
final class TimesToLive implements Scenario {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final int LEADS = 20;

  private final boolean embedded;

  TimesToLive(boolean embedded) {
    this.embedded = embedded;
  }

  @Override
  public String name() {
    return "times to live that end, " + (embedded ? "embedded broker" : "external broker");
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    return embedded ? onTheEmbedded(stage) : onAnother(stage);
  }

  private static ScenarioOutcome onTheEmbedded(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      for (String operation : List.of("create-lead", "list-leads", "list-users")) {
        world.sml().fault(on(operation).respond(503));
      }
      world.start();
      world.offer(LEADS, LIFE, Fate.CREATED);
      awaitTheEnd();
      stage.kill(world);
      world.sml().clearFaults();
      world.restart();
      awaitLeads(world, LEADS);
      world.sml().fault(on("create-lead").delay(300));
      world.offer(LEADS, LIFE, Fate.CREATED);
      awaitLeads(world, LEADS + 1 + stage.random().nextInt(LEADS / 4));
      stage.kill(world);
      awaitTheEnd();
      world.restart();
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  private static ScenarioOutcome onAnother(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.offer(LEADS, LIFE, Fate.DEAD);
      awaitTheEnd();
      CrashPoint first =
          CrashPoint.before("broker-dead-lead-refuse")
              .atPass(1 + stage.random().nextInt(LEADS / 2));
      killAt(world, first);
      CrashPoint second =
          CrashPoint.after("dead-letter-enqueue").atPass(1 + stage.random().nextInt(LEADS / 2));
      killAt(world, second);
      world.restart();
      world.offer(LEADS);
      Deadline.await(
          "all dead letters", PATIENCE, () -> world.broker().queues().count("leads.dead") >= LEADS);
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  private static void killAt(ChaosWorld world, CrashPoint point) throws Exception {
    world.start(point);
    world.connector().awaitPoint(point);
    world.connector().kill();
  }

  private static void awaitTheEnd() {
    long over = System.nanoTime() + LIFE.toNanos();
    Deadline.await("the leads' time to be over", PATIENCE, () -> System.nanoTime() > over);
  }

  private static void awaitLeads(ChaosWorld world, long leads) {
    Deadline.await(leads + " leads in SML", PATIENCE, () -> world.sml().creates() >= leads);
  }
}
