package es.sml.connector.chaos;

import static es.sml.connector.chaos.CrashPoint.after;
import static es.sml.connector.chaos.CrashPoint.before;
import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.chaos.OfferedLead.Fate;
import java.util.ArrayList;
import java.util.List;

/** Every edge of a lead's states, with the traffic that leads there. */
final class NamedPoints {
  /** Offers leads and sets faults so that a lead reaches a crash point. */
  interface Traffic {
    void bring(ChaosWorld world) throws Exception;
  }

  /** A crash point with its traffic. */
  record NamedPoint(CrashPoint point, Traffic traffic) {}

  private static final String DEALER = "commit dealers.norte.leads";
  private static final String INBOUND = "commit leads.inbound.demo";

  private static final Traffic LEADS = world -> world.offer(3);
  private static final Traffic REFUSED = world -> world.offer(1, Fate.DEAD, LeadTexts::refused);
  private static final Traffic UNREADABLE =
      world -> world.offer(1, Fate.DEAD, LeadTexts::unreadable);
  private static final Traffic TABLE = world -> world.offerTable(3);
  private static final Traffic MAIL = world -> world.offerByMail(2);
  private static final Traffic FILE = ChaosWorld::offerByFile;
  private static final Traffic UNANSWERED =
      world -> {
        world.sml().fault(on("create-lead").commitThenReset().once());
        world.offer(1);
      };
  private static final Traffic UNPROCESSED =
      world -> {
        world.sml().fault(on("create-lead").respondWithHtml().once());
        world.offer(1);
      };
  private static final Traffic LEFT_ALONE =
      world -> {
        world.sml().fault(on("create-lead").respond(429).once());
        world.offer(1);
      };
  private static final Traffic LOGGED_OUT =
      world -> {
        world.sml().expireTokens();
        world.offer(1);
      };
  private static final Traffic AUTOMATIC_REPLY =
      world -> {
        String phone = world.recorder().newPhone();
        world.mail().deliver(LeadTexts.automaticReply(phone, phone));
        world.recorder().offered(phone, Fate.DISMISSED);
      };

  private NamedPoints() {}

  static List<NamedPoint> all() {
    List<NamedPoint> all = new ArrayList<>();
    // the intake
    add(
        all,
        MAIL,
        after("fetch-mail-bytes"),
        before("store-mail-enqueue"),
        after("store-mail-enqueue"),
        after("route inbox-mail"));
    add(
        all,
        FILE,
        before("drop-folder-file-enqueue"),
        after("drop-folder-file-enqueue"),
        after("route drop-folder-file"));
    add(
        all,
        LEFT_ALONE,
        before("dealer-queue-move-enqueue"),
        after("dealer-queue-move-enqueue"),
        before(INBOUND),
        after(INBOUND));
    // consume, parse, map
    add(
        all,
        LEADS,
        before("receive-lead-record"),
        after("receive-lead-record"),
        before("parse-message-read"),
        after("parse-message-read"),
        after("parse-message-map"),
        after("deduplicate-lead-detect"));
    // the request to SML
    add(
        all,
        LEADS,
        before("post-lead-posting"),
        after("post-lead-posting"),
        before("sml-request-send").marked("\"client\""),
        after("post-lead-send"),
        before("post-lead-created"),
        after("post-lead-created"),
        before(DEALER),
        after(DEALER));
    add(all, LOGGED_OUT, before("sml-login-post"), after("sml-login-post"));
    // unknown outcome: found in SML, or not
    add(
        all,
        UNANSWERED,
        before("lead-errors-unknown-note"),
        after("lead-errors-unknown-note"),
        before("reschedule-lead-enqueue"),
        after("reschedule-lead-enqueue"),
        before("reconcile-lead-decide"),
        after("reconcile-lead-decide"));
    add(all, UNPROCESSED, after("reconcile-lead-decide"), before("reconcile-lead-deduplicate"));
    add(
        all,
        LEFT_ALONE,
        before("lead-errors-unavailable-release"),
        after("lead-errors-unavailable-release"));
    // the end
    add(
        all,
        REFUSED,
        before("lead-errors-rejected-note"),
        after("lead-errors-rejected-note"),
        before("dead-letter-enqueue"),
        after("dead-letter-enqueue"));
    add(all, UNREADABLE, before("fail-lead-note"), after("fail-lead-note"));
    add(all, AUTOMATIC_REPLY, after("parse-message-note"), after("dismiss-message-enqueue"));
    add(
        all,
        TABLE,
        after("split-message-enqueue"),
        before("split-message-record"),
        after("split-message-record"));
    return all;
  }

  private static void add(List<NamedPoint> all, Traffic traffic, CrashPoint... points) {
    for (CrashPoint point : points) {
      all.add(new NamedPoint(point, traffic));
    }
  }
}
