package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import java.time.Duration;

/** For a while broker, ledger and log cannot write a byte, as on a full disk. */
final class UnwritableDisk implements Scenario {
  private static final int LEADS = 20;

  @Override
  public String name() {
    return "a disk that cannot be written, embedded broker and SQLite";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      world.sml().fault(on("create-lead").delay(50));
      world.start();
      int times = stage.settings().number("unwritable-disks", 3, 30);
      for (int time = 0; time < times; time++) {
        offer(world);
        int wanted = 1 + stage.random().nextInt(LEADS / 2);
        awaitLeads(world, world.sml().creates() + wanted);
        world.connector().jvm().forbidWriting();
        offerBesideTheBroker(world);
        Deadline.await(
            "the embedded broker to end", Duration.ofMinutes(1), () -> !world.isBrokerThere());
        world.connector().jvm().allowWriting();
        world.recorder().faultOver(world.sml());
        awaitLeads(world, world.recorder().count(OfferedLead.Fate.CREATED));
      }
      return stage.end(world, Duration.ofSeconds(90));
    }
  }

  private static void offer(ChaosWorld world) throws Exception {
    world.offer(LEADS);
    offerBesideTheBroker(world);
  }

  private static void offerBesideTheBroker(ChaosWorld world) throws Exception {
    world.offerByMail(3);
    world.offerByFile();
  }

  private static void awaitLeads(ChaosWorld world, long leads) {
    Deadline.await(
        leads + " leads in SML", Duration.ofMinutes(1), () -> world.sml().creates() >= leads);
  }
}
