package es.sml.connector.chaos;

import static es.sml.connector.chaos.CrashPoint.after;
import static es.sml.connector.chaos.CrashPoint.before;
import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Plants each known bug in a connector. The harness must detect a lead that is lost, doubled, or in
 * a loop. A bug that it misses here it would also miss in the connector.
 */
final class SabotageHunt implements Scenario {
  private static final Duration LONGEST = Duration.ofSeconds(40);
  private static final CrashPoint DEAD_LETTERS_REFUSED =
      before("dead-letter-enqueue").by(CrashPoint.Action.FAIL).atPass(1_000);

  private final List<Sabotage> bugs;
  private final Map<Sabotage, Trap> traps = new EnumMap<>(Sabotage.class);

  /** Sets a trap for a bug, and returns after the leads have ended. */
  private interface Trap {
    void spring(SharedWorld world, Stage stage) throws Exception;
  }

  SabotageHunt(List<Sabotage> bugs) {
    this.bugs = List.copyOf(bugs);
    Trap killedAfterPost = killedAt(after("post-lead-send"), world -> world.offer(2));
    traps.put(Sabotage.AUTO_ACK, killedAt(before("post-lead-posting"), world -> world.offer(2)));
    traps.put(
        Sabotage.EAGER_IDEMPOTENT, killedAt(before("post-lead-posting"), world -> world.offer(2)));
    traps.put(Sabotage.HTTP_RETRIES, SabotageHunt::createdAndAnswered503);
    traps.put(Sabotage.DEAD_LETTER_CHANNEL, SabotageHunt::deadLetterRefused);
    traps.put(Sabotage.ATTEMPTS_NOT_COUNTED, PoisonMessage::survive);
    traps.put(
        Sabotage.SECOND_CONNECTION_FACTORY,
        killedAt(
            after("dead-letter-enqueue"), world -> world.offer(1, Fate.DEAD, LeadTexts::refused)));
    traps.put(Sabotage.NO_LEDGER, killedAfterPost);
    traps.put(Sabotage.POSTING_AFTER_POST, killedAfterPost);
    traps.put(Sabotage.OPEN_BREAKER, SabotageHunt::unavailable);
    traps.put(Sabotage.STRIPPED_DUPLICATE_ID, SabotageHunt::duplicateMail);
  }

  @Override
  public String name() {
    return "sabotage: " + bugs.get(0) + " to " + bugs.get(bugs.size() - 1);
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      world.connector().with("deliver.max-attempts", String.valueOf(PoisonMessage.MAX_ATTEMPTS));
      // A doubled lead in SML would look like a restored ledger, and the connector would search for
      // it.
      world.connector().with("deliver.search-first", "never");
      for (Sabotage bug : bugs) {
        hunt(bug, world, stage);
      }
      world.recorder().forget();
      world.start();
      return stage.end(world, LONGEST);
    }
  }

  private void hunt(Sabotage bug, SharedWorld world, Stage stage) throws Exception {
    if (bug == Sabotage.STRIPPED_DUPLICATE_ID) {
      // It is off because the ledger hides the bug. Without the bug nothing is doubled anyway.
      String clean = play(bug, List.of(Sabotage.NO_LEDGER), world, stage);
      stage.check(clean.isEmpty(), "without " + bug + " but without a ledger: " + clean);
    }
    List<Sabotage> all =
        bug == Sabotage.STRIPPED_DUPLICATE_ID ? List.of(Sabotage.NO_LEDGER, bug) : List.of(bug);
    String caught = play(bug, all, world, stage);
    System.out.println("sabotage " + bug + ": " + (caught.isEmpty() ? "MISSED" : caught));
    stage.count(Counted.SABOTAGES_CAUGHT, caught.isEmpty() ? 0 : 1);
    stage.check(!caught.isEmpty(), "the harness missed " + bug);
  }

  /** Returns the signs of the bug; empty if there are none. */
  private String play(Sabotage trap, List<Sabotage> bugs, SharedWorld world, Stage stage)
      throws Exception {
    RouteFiles routes = RouteFiles.read(ChildJvm.HOME.resolve("routes"));
    bugs.forEach(bug -> bug.patch(routes));
    Path patched =
        routes.write(world.directory().resolve("routes-" + bugs.get(0) + "-" + bugs.size()));
    world.recorder().forget();
    world.connector().sabotagedBy(patched, bugs);
    Stage apart = stage.apart();
    traps.get(trap).spring(world, apart);
    String seen = apart.isLoop() ? "loop" : seen(world);
    world.connector().kill();
    world.connector().sabotagedBy(ChildJvm.HOME.resolve("routes"), List.of());
    world.sml().clearFaults();
    return seen;
  }

  private static String seen(SharedWorld world) throws Exception {
    world.awaitIdle(LONGEST);
    Tally tally = world.tally();
    return tally.lost().isEmpty() && tally.duplicated().isEmpty() ? "" : tally.toString();
  }

  private static Trap killedAt(CrashPoint point, NamedPoints.Traffic traffic) {
    return (world, stage) -> {
      world.start(point);
      traffic.bring(world);
      world.connector().awaitPoint(point);
      world.connector().kill();
      world.start();
    };
  }

  private static void createdAndAnswered503(SharedWorld world, Stage stage) throws Exception {
    world.sml().fault(on("create-lead").commitThenRespond(503).times(3));
    world.start();
    world.offer(3);
    Deadline.await("the 503s", LONGEST, () -> world.sml().struck("create-lead") == 3);
  }

  private static void deadLetterRefused(SharedWorld world, Stage stage) throws Exception {
    world.start(DEAD_LETTERS_REFUSED);
    world.offer(1, Fate.DEAD, LeadTexts::refused);
    world.connector().awaitPoint(DEAD_LETTERS_REFUSED);
  }

  private static void unavailable(SharedWorld world, Stage stage) throws Exception {
    world.sml().fault(on("create-lead").respond(429).times(5));
    world.start();
    world.offer(20);
    Deadline.await("answers of 429", LONGEST, () -> world.sml().struck("create-lead") >= 3);
  }

  private static void duplicateMail(SharedWorld world, Stage stage) throws Exception {
    CrashPoint point = after("store-mail-enqueue");
    long before = world.sml().creates();
    world.start(point);
    world.offerByMail(1);
    world.connector().awaitPoint(point);
    // Its first copy is complete, so only the mail comes again.
    Deadline.await("the lead", LONGEST, () -> world.sml().creates() == before + 1);
    Deadline.await("its end", LONGEST, () -> !world.isLeadInFlight());
    world.connector().kill();
    world.start();
  }
}
