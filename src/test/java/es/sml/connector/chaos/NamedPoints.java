package es.sml.connector.chaos;

import static es.sml.connector.chaos.CrashPoint.after;
import static es.sml.connector.chaos.CrashPoint.before;

import es.sml.connector.chaos.OfferedLead.Fate;
import java.util.ArrayList;
import java.util.List;

/** Every edge of a lead's states, with the traffic that leads there. */
final class NamedPoints {
  /** Offers leads and sets faults so that a lead reaches a crash point. */
  interface Traffic {
    void bring(World world) throws Exception;
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
  private static final Traffic FILE = World::offerByFile;
  private static final Traffic UNANSWERED =
      world -> {
        world.sml().fault("commit-then-reset", "create-lead", 1, "");
        world.offer(1);
      };
  private static final Traffic UNPROCESSED =
      world -> {
        world.sml().fault("html-error", "create-lead", 1, "");
        world.offer(1);
      };
  private static final Traffic LEFT_ALONE =
      world -> {
        world.sml().fault("status-before", "create-lead", 1, "\"status\":429");
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
        after("mail-taken-fetch"),
        before("mail-intake-store"),
        after("mail-intake-store"),
        after("route inbox-mail"));
    add(
        all,
        FILE,
        before("drop-folder-file-store"),
        after("drop-folder-file-store"),
        after("route drop-folder-file"));
    add(
        all,
        LEFT_ALONE,
        before("dealer-queue-move-store"),
        after("dealer-queue-move-store"),
        before(INBOUND),
        after(INBOUND));
    // consume, parse, map
    add(
        all,
        LEADS,
        before("parse-taken-receive"),
        after("parse-taken-receive"),
        before("parse-message-read"),
        after("parse-message-read"),
        after("deliver-lead-map"),
        after("repeat-lead-judge"));
    // the request to SML
    add(
        all,
        LEADS,
        before("deliver-post-posting"),
        after("deliver-post-posting"),
        before("sml-request-send").marked("\"client\""),
        after("deliver-post-send"),
        before("deliver-post-created"),
        after("deliver-post-created"),
        before(DEALER),
        after(DEALER));
    add(all, LOGGED_OUT, before("sml-login-post"), after("sml-login-post"));
    // unknown outcome: found in SML, or not
    add(
        all,
        UNANSWERED,
        before("lead-errors-unknown-note"),
        after("lead-errors-unknown-note"),
        before("deliver-later-store"),
        after("deliver-later-store"),
        before("deliver-settle-look"),
        after("deliver-settle-look"));
    add(all, UNPROCESSED, after("deliver-settle-look"), before("deliver-settle-compare"));
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
        before("dead-letter-store"),
        after("dead-letter-store"));
    add(all, UNREADABLE, before("deliver-fail-note"), after("deliver-fail-note"));
    add(all, AUTOMATIC_REPLY, after("parse-message-note"), after("parse-dismiss-move"));
    add(
        all,
        TABLE,
        after("parse-split-store"),
        before("parse-split-divide"),
        after("parse-split-divide"));
    return all;
  }

  private static void add(List<NamedPoint> all, Traffic traffic, CrashPoint... points) {
    for (CrashPoint point : points) {
      all.add(new NamedPoint(point, traffic));
    }
  }
}
