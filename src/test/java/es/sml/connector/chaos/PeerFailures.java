package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.List;

/** Failures that lost or doubled leads in other products. Each is a scenario. */
final class PeerFailures {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private PeerFailures() {}

  static List<Scenario> all() {
    return List.of(
        scenario("backlog at start", PeerFailures::backlogAtStart),
        scenario("tokens expire under load", PeerFailures::tokensExpire),
        scenario("503 for 10 s in the middle of a batch", PeerFailures::unavailable),
        scenario("429 with Retry-After", PeerFailures::leftAlone),
        scenario("the same mail again, and its like", PeerFailures::duplicateMails),
        scenario("mailbox recreated, UIDs restart", PeerFailures::mailboxRecreated),
        scenario("SML and connector stand still", PeerFailures::pauses),
        scenario("dead letters cannot be stored", PeerFailures::deadLettersRefused));
  }

  private interface Play {
    void in(SharedWorld world, Stage stage) throws Exception;
  }

  private static Scenario scenario(String name, Play play) {
    return new Scenario() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ScenarioOutcome play(Stage stage) throws Exception {
        try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
          play.in(world, stage);
          return stage.end(world, Duration.ofMinutes(2));
        }
      }
    };
  }

  /** All messages are there before the connector, which is then killed. */
  private static void backlogAtStart(SharedWorld world, Stage stage) throws Exception {
    int leads = stage.settings().number("backlog", 150, 2_000);
    world.offerByMail(leads);
    world.offer(leads);
    world.sml().fault(on("create-lead").delay(50));
    world.start();
    for (int kill = 0; kill < 2; kill++) {
      awaitMoreCreates(world, 10 + stage.random().nextInt(50));
      stage.kill(world);
      world.start(); // the speed of the backlog is not a recovery time
    }
  }

  /**
   * Every token expires again and again while leads are posted. Each needs a login, but not one for
   * each lead.
   */
  private static void tokensExpire(SharedWorld world, Stage stage) throws Exception {
    world.sml().fault(on("create-lead").delay(20));
    world.start();
    int storms = stage.settings().number("token-storms", 10, 200);
    long before = world.sml().logins();
    for (int storm = 0; storm < storms; storm++) {
      world.offer(20);
      awaitMoreCreates(world, 5);
      world.sml().expireTokens();
    }
    world.awaitIdle(PATIENCE);
    long logins = world.sml().logins() - before;
    stage.count(Counted.LOGINS, (int) logins);
    stage.check(logins <= storms + 1, logins + " logins for " + storms + " expiries");
    refuseTokens(world, stage);
  }

  /** SML refuses every token, even a fresh one. That is the account's fault, not the lead's. */
  private static void refuseTokens(SharedWorld world, Stage stage) {
    int refusals = 20;
    long before = world.sml().logins();
    world.sml().fault(on("create-lead").respond(401).times(refusals));
    world.offer(refusals);
    Deadline.await(
        refusals + " answers of 401",
        PATIENCE,
        () -> world.sml().struck("create-lead") == refusals);
    world.recorder().faultOver(world.sml());
    long logins = world.sml().logins() - before;
    stage.count(Counted.LOGINS, (int) logins);
    stage.check(logins <= refusals, logins + " logins for " + refusals + " answers of 401");
  }

  private static void unavailable(SharedWorld world, Stage stage) throws Exception {
    world.start();
    int leads = stage.settings().number("batch", 150, 2_000);
    world.sml().fault(on("create-lead").delay(30));
    world.offerByMail(leads / 2);
    world.offer(leads / 2);
    awaitMoreCreates(world, leads / 5);
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    world.sml().fault(on("create-lead").respond(503));
    world.sml().fault(on("list-leads").respond(503));
    world.sml().fault(on("list-users").respond(503));
    Deadline.await("10 s of 503 to pass", PATIENCE, () -> System.nanoTime() >= until);
    stage.count(Counted.AMBIGUOUS_POSTS, world.sml().struck("create-lead"));
    world.sml().clearFaults();
    world.recorder().faultOver(world.sml());
  }

  private static void leftAlone(SharedWorld world, Stage stage) throws Exception {
    world.start();
    for (int time = 0; time < 3; time++) {
      world.sml().fault(on("create-lead").respond(429).retryAfter(2).times(8));
      long before = world.sml().creates();
      int struck = world.sml().struck("create-lead");
      world.offer(20);
      Deadline.await(
          "SML to answer 429", PATIENCE, () -> world.sml().struck("create-lead") > struck);
      Deadline.await("the 20 leads", PATIENCE, () -> world.sml().creates() == before + 20);
    }
    int refusals = world.sml().struck("create-lead");
    stage.check(refusals == 24, refusals + " of 24 answers of 429 were taken");
  }

  /**
   * A mail that is delivered twice is one lead. A different mail with the same look is another
   * lead.
   */
  private static void duplicateMails(SharedWorld world, Stage stage) throws Exception {
    world.sml().fault(on("create-lead").delay(100));
    world.start();
    for (int i = 0; i < 10; i++) {
      String phone = world.recorder().newPhone();
      String mail = LeadTexts.mail(phone, phone);
      world.mail().deliver(mail);
      world.mail().deliver(mail);
      world.recorder().offered(phone, OfferedLead.Fate.CREATED);
      if (i == 5) {
        awaitMoreCreates(world, 1);
        stage.kill(world);
        world.restart();
      }
      world.mail().deliver("X-Passed-On: yes\r\n" + mail);
    }
  }

  private static void mailboxRecreated(SharedWorld world, Stage stage) throws Exception {
    world.start();
    for (int time = 0; time < 3; time++) {
      world.offerByMail(20);
      Deadline.await("all mails to be moved", PATIENCE, () -> world.mail().unmoved() == 0);
      world.awaitIdle(PATIENCE);
      world.mail().recreate();
    }
    world.offerByMail(20);
  }

  private static void pauses(SharedWorld world, Stage stage) throws Exception {
    world.sml().fault(on("create-lead").delay(30));
    world.start();
    for (int time = 0; time < 2; time++) {
      for (ChildJvm paused : List.of(world.sml().jvm(), world.connector().jvm())) {
        world.offer(40);
        awaitMoreCreates(world, 5);
        paused.pause();
        long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        Deadline.await("3 s of standstill", PATIENCE, () -> System.nanoTime() >= until);
        paused.resume();
        world.recorder().faultOver(world.sml());
      }
    }
  }

  private static void deadLettersRefused(SharedWorld world, Stage stage) throws Exception {
    CrashPoint refused =
        CrashPoint.before("dead-letter-enqueue").by(CrashPoint.Action.FAIL).atPass(3);
    world.start(refused);
    world.offer(2, OfferedLead.Fate.DEAD, LeadTexts::refused);
    world.offer(2, OfferedLead.Fate.DEAD, LeadTexts::unreadable);
    world.offer(5);
    world.connector().awaitPoint(refused);
  }

  private static void awaitMoreCreates(SharedWorld world, int more) {
    long before = world.sml().creates();
    Deadline.await(
        more + " more leads in SML", PATIENCE, () -> world.sml().creates() >= before + more);
  }
}
