package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import es.sml.connector.testing.server.Toxic;
import es.sml.connector.testing.server.ToxicProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Disturbs each link of the connector in every way, one after the other. */
final class ToxicLinks implements Scenario {
  private static final List<Toxic> TOXICS =
      List.of(
          new Toxic.Latency(100),
          new Toxic.Slicer(200, 2),
          new Toxic.Bandwidth(50_000),
          new Toxic.LimitData(600),
          new Toxic.ResetPeer(),
          new Toxic.Blackhole(),
          new Toxic.Down());

  @Override
  public String name() {
    return "toxics on each link";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.start();
      Map<String, ToxicProxy> links =
          Map.of(
              "SML", world.smlLink(),
              "broker", world.brokerLink(),
              "database", world.databaseLink(),
              "mail", world.mailLink());
      for (String name : links.keySet().stream().sorted().toList()) {
        for (Toxic toxic : TOXICS) {
          spoil(world, name, links.get(name), toxic, stage);
        }
      }
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  private static void spoil(
      SharedWorld world, String name, ToxicProxy link, Toxic toxic, Stage stage) throws Exception {
    world.offer(5);
    world.offerByMail(1);
    link.poison(toxic);
    world.offer(5);
    world.offerByMail(1);
    LockSupport.parkNanos((200 + stage.random().nextInt(1_500)) * 1_000_000L);
    link.heal();
    stage.count(Counted.TOXICS, 1);
    Instant over = Instant.now();
    world.recorder().faultOver(world.sml());
    long sent = world.recorder().count();
    Deadline.await(
        "all of " + sent + " leads in SML after " + toxic + " between connector and " + name,
        Duration.ofSeconds(90),
        () -> world.sml().creates() >= sent);
    System.out.printf(
        "%s between connector and %s: all in SML %.1f s after its end%n",
        toxic, name, Duration.between(over, Instant.now()).toMillis() / 1000.0);
  }
}
