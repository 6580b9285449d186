package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import es.sml.connector.chaos.SharedWorld.Node;
import es.sml.connector.testing.server.Toxic;
import es.sml.connector.testing.server.ToxicProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Three nodes on one broker and database. One after the other is killed, freezes, or loses broker
 * or database, while the others work. The database is killed and restarted too.
 */
final class SeveralNodes implements Scenario {
  private static final int LEADS = 40;
  private static final int MAILS = 4;

  @Override
  public String name() {
    return "three nodes, killed, paused and cut off";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.sml().fault(on("create-lead").delay(150));
      List<Node> nodes = new ArrayList<>(List.of(world.node()));
      world.start();
      for (String name : List.of("second", "third")) {
        Node node = world.node(name);
        node.connector().begin();
        node.connector().awaitReady();
        nodes.add(node);
      }
      int kills = stage.settings().number("node-kills", 2, 100);
      int pauses = stage.settings().number("node-pauses", 1, 50);
      int cuts = stage.settings().number("node-cuts", 1, 20);
      int restarts = stage.settings().number("node-database-kills", 1, 20);
      for (int round = 0; round < Math.max(kills, Math.max(pauses, cuts)); round++) {
        if (round < restarts) {
          restartDatabase(stage, world);
        }
        if (round < kills) {
          kill(stage, world, any(stage, nodes));
        }
        if (round < pauses) {
          pause(stage, world, any(stage, nodes));
        }
        if (round < cuts) {
          Node node = any(stage, nodes);
          cut(stage, world, stage.random().nextBoolean() ? node.brokerLink() : node.databaseLink());
        }
      }
      ScenarioOutcome outcome = stage.end(world, Duration.ofMinutes(3));
      long noted = world.ledger().count("state = 'CREATED' AND sml_id IS NOT NULL");
      stage.check(
          noted == outcome.tally().created(),
          outcome.tally().created() + " leads are in SML, " + noted + " of them in the ledger");
      return outcome;
    }
  }

  private static void kill(Stage stage, SharedWorld world, Node node) throws Exception {
    offer(stage, world);
    boolean counts = world.isLeadInFlight();
    node.connector().kill();
    if (counts) {
      stage.count(Counted.KILLS, 1);
    }
    // The others must work without it: its leads recover before it returns.
    world.recorder().faultOver(world.sml());
    awaitAll(world, "after a node was killed");
    node.connector().begin();
    node.connector().awaitReady();
  }

  private static void pause(Stage stage, SharedWorld world, Node node) throws Exception {
    offer(stage, world);
    boolean counts = world.isLeadInFlight();
    node.connector().jvm().pause();
    if (counts) {
      stage.count(Counted.PAUSES, 1);
    }
    world.recorder().faultOver(world.sml());
    stand(5_000 + stage.random().nextInt(stage.settings().isLong() ? 115_000 : 12_000));
    node.connector().jvm().resume();
    awaitAll(world, "after a node was paused");
  }

  private static void cut(Stage stage, SharedWorld world, ToxicProxy link) throws Exception {
    offer(stage, world);
    link.poison(new Toxic.Blackhole());
    stage.count(Counted.TOXICS, 1);
    world.recorder().faultOver(world.sml());
    stand(5_000 + stage.random().nextInt(10_000));
    link.heal();
    awaitAll(world, "after a node was cut off");
  }

  private static void restartDatabase(Stage stage, SharedWorld world) throws Exception {
    offer(stage, world);
    world.database().kill();
    stand(stage.random().nextInt(3_000));
    world.database().begin();
    stage.count(Counted.DATABASE_KILLS, 1);
    world.recorder().faultOver(world.sml());
    awaitAll(world, "after the database was killed");
  }

  private static void offer(Stage stage, SharedWorld world) {
    long before = world.sml().creates();
    world.offer(LEADS);
    world.offerByMail(MAILS);
    int wanted = 1 + stage.random().nextInt(LEADS / 2);
    Deadline.await(
        wanted + " more leads in SML",
        Duration.ofMinutes(1),
        () -> world.sml().creates() >= before + wanted);
  }

  private static void awaitAll(SharedWorld world, String when) {
    long sent = world.recorder().count();
    Deadline.await(
        "all of " + sent + " leads in SML " + when,
        Duration.ofSeconds(90),
        () -> world.sml().creates() >= sent);
  }

  private static Node any(Stage stage, List<Node> nodes) {
    return nodes.get(stage.random().nextInt(nodes.size()));
  }

  private static void stand(long milliseconds) {
    LockSupport.parkNanos(milliseconds * 1_000_000);
  }
}
