package es.sml.connector.simulation;

import es.sml.connector.simulation.SimulatedSml.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Creates one world after the other, and plays each to its end. */
final class Worlds implements AutoCloseable {
  /** A dealer whose duplicates are created like other leads. */
  static final String CREATES = "norte";

  /** A dealer whose duplicates become notes of the first lead. */
  static final String NOTES = "sur";

  /** A dealer whose duplicates are ignored. */
  static final String IGNORES = "este";

  static final List<String> DEALERS = List.of(CREATES, NOTES, IGNORES);

  private static final Duration A_WHILE = Duration.ofSeconds(150);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final int REPLAYS = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final LeadRoutes routes;
  private final SimulatedLedger ledger;
  private Bug bug;

  /**
   * @param directory for their files
   */
  Worlds(Path directory) throws Exception {
    routes = new LeadRoutes(Path.of("routes"), directory);
    ledger = new SimulatedLedger(directory.resolve("data"));
  }

  /** Sets the bug of the next worlds. */
  void plant(Bug which) {
    bug = which;
  }

  /** One node, one consumer, one lead. */
  SimulatedWorld small(Script script, Sight sight) {
    return ofOneLead(script, sight, SimulatedWorld::offer);
  }

  /** The same by its dealer's own queue. */
  SimulatedWorld byItsDealersQueue(Script script, Sight sight) {
    return ofOneLead(script, sight, SimulatedWorld::offerAtItsDealer);
  }

  /** The same with a message of two leads. */
  SimulatedWorld split(Script script) {
    SimulatedWorld world = world(script, Sight.BY_REFERENCE);
    world.node(null, 2);
    world.offerTogether(CREATES, List.of("700000001", "700000002"), "1", Duration.ZERO);
    world.play();
    return world;
  }

  /** The same, with the lead's duplicate at a dealer that notes duplicates. */
  SimulatedWorld duplicated(Script script) {
    SimulatedWorld world = world(script, Sight.BY_REFERENCE);
    world.node(null, 2);
    world.offer(NOTES, "600000000", "1", Duration.ZERO);
    world.offer(NOTES, "600000000", "2", Duration.ofSeconds(1));
    world.play();
    return world;
  }

  /** One lead whose dead letter is replayed until none is left. The first replay fails. */
  SimulatedWorld replayed(Script script) {
    SimulatedWorld world = world(script, Sight.BY_REFERENCE);
    ledger.makeSearchable(LeadRoutes.ACCOUNT);
    world.node(null, 1);
    world.offer(CREATES, "600000000", "1", Duration.ZERO);
    SimulatedOffer lead = world.offered().iterator().next();
    world.replay(lead, SOON, true);
    for (int replay = 0; replay < REPLAYS; replay++) {
      world.replay(lead, SOON.plus(AT_ONCE).plus(A_WHILE.multipliedBy(replay)), false);
    }
    world.play();
    return world;
  }

  /** One node or two, some leads, and random faults. */
  SimulatedWorld byChance(long seed) {
    Chance chance = new Chance(seed);
    SimulatedWorld world = world(chance, sight(chance));
    boolean alone = chance.in(40);
    List<Node> nodes =
        alone
            ? List.of(world.node(null, 1 + chance.below(3)))
            : List.of(world.node("a", 1 + chance.below(2)), world.node("b", 1 + chance.below(2)));
    int leads = 1 + chance.below(5);
    for (int lead = 0; lead < leads; lead++) {
      String phone = "60000000" + lead;
      String dealer = DEALERS.get(chance.below(DEALERS.size()));
      offer(world, chance, dealer, phone, "1", chance.upTo(Duration.ofSeconds(30)));
      if (chance.in(15)) {
        offer(world, chance, dealer, phone, "1", chance.upTo(Duration.ofSeconds(90)));
      }
      for (int copy = 2; chance.in(30); copy++) {
        String name = String.valueOf(copy);
        offer(world, chance, dealer, phone, name, chance.upTo(Duration.ofSeconds(90)));
      }
    }
    List.copyOf(world.offered()).stream()
        .filter(offer -> chance.in(20))
        .forEach(offer -> replay(world, chance, offer));
    if (chance.in(15)) {
      world.offerTogether(
          DEALERS.get(chance.below(DEALERS.size())),
          List.of("700000001", "700000002", "700000003"),
          "3",
          chance.upTo(Duration.ofSeconds(30)));
    }
    if (chance.in(30)) {
      Node node = nodes.get(chance.below(nodes.size()));
      world.timeline().in(chance.upTo(A_WHILE), () -> world.kill(node));
    }
    if (chance.in(20)) {
      Duration error = Duration.ofHours(chance.in(50) ? 1 : -1);
      world.timeline().in(chance.upTo(A_WHILE), () -> world.setClock(error));
    }
    world.play();
    return world;
  }

  private SimulatedWorld ofOneLead(Script script, Sight sight, Offering offering) {
    SimulatedWorld world = world(script, sight);
    world.node(null, 1);
    offering.offer(world, CREATES, "600000000", "1", Duration.ZERO);
    world.play();
    return world;
  }

  private static void offer(
      SimulatedWorld world, Chance chance, String dealer, String phone, String name, Duration in) {
    Offering offering = chance.in(50) ? SimulatedWorld::offerAtItsDealer : SimulatedWorld::offer;
    offering.offer(world, dealer, phone, name, in);
  }

  /** Each of those that were cut off tries again. */
  private static void replay(SimulatedWorld world, Chance chance, SimulatedOffer offer) {
    Duration in = chance.upTo(A_WHILE);
    if (chance.in(40)) {
      world.replay(offer, in, true);
    }
    world.replay(offer, in.plus(AT_ONCE), false);
  }

  /** Returns the queue of a lead. */
  private interface Offering {
    void offer(SimulatedWorld world, String dealer, String phone, String name, Duration in);
  }

  private SimulatedWorld world(Plan plan, Sight sight) {
    return new SimulatedWorld(routes, ledger, threads, plan, sight, bug);
  }

  private static Sight sight(Chance chance) {
    if (chance.in(70)) {
      return Sight.BY_REFERENCE;
    }
    return chance.in(50) ? Sight.BY_CLIENT : Sight.WITHOUT_TAGS;
  }

  @Override
  public void close() throws Exception {
    routes.close();
    ledger.close();
    threads.shutdownNow();
  }
}
