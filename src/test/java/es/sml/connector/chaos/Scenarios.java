package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * All of them; the quick cut plays half of the named points, of the sabotages and of the restores,
 * by the seed.
 */
final class Scenarios {
  private Scenarios() {}

  static List<Scenario> of(ChaosSettings settings) {
    List<Scenario> all = new ArrayList<>();
    List<NamedPoints.NamedPoint> points = NamedPoints.all();
    boolean second = settings.seed() % 2 != 0;
    if (settings.isLong() || !second) {
      all.add(new KillsAtNamedPoints("first half", points.subList(0, points.size() / 2)));
    }
    if (settings.isLong() || second) {
      all.add(
          new KillsAtNamedPoints("second half", points.subList(points.size() / 2, points.size())));
    }
    all.add(new KillsOnTheWire());
    all.add(new AmbiguousPosts(1_000));
    all.add(new ServerKills(Counted.BROKER_KILLS));
    all.add(new ServerKills(Counted.DATABASE_KILLS));
    all.add(new KillsAtRandom(true));
    all.add(new KillsAtRandom(false));
    all.add(new UnwritableDisk());
    all.add(new DropFolderHazards());
    all.add(new DoorKills());
    all.add(new DoorStorm());
    all.add(new DoorWithoutServers());
    for (AdPlatform platform : AdPlatform.values()) {
      all.add(new DoorWithoutPlatform(platform));
    }
    all.add(new ClockJumps());
    all.add(new TimesToLive(true));
    all.add(new TimesToLive(false));
    all.add(new ToxicLinks());
    all.add(new SeveralNodes());
    all.add(new LateSender());
    all.add(new AmbiguousPosts(5));
    all.add(new ClosedConnections());
    all.addAll(PeerFailures.all());
    all.add(new PoisonMessage());
    all.add(new LargeDeadLetters());
    all.add(new UnsearchableSml());
    all.add(new LeadsAssignedAtOnce());
    all.add(new KillsWithinATable());
    List<Sabotage> bugs = List.of(Sabotage.values());
    if (settings.isLong() || !second) {
      all.add(new RestoredBackup());
      all.add(new SabotageHunt(bugs.subList(0, bugs.size() / 2)));
    }
    if (settings.isLong() || second) {
      all.add(new LostMachine());
      all.add(new SabotageHunt(bugs.subList(bugs.size() / 2, bugs.size())));
    }
    return all;
  }
}
