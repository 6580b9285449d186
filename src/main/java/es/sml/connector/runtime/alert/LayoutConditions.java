package es.sml.connector.runtime.alert;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Finds the portals whose messages are suddenly not understood. Senders that are no known portal
 * count by their channel, so no person's address is stored. It decides how many messages this
 * needs, the time, and how much more than before.
 */
record LayoutConditions(LedgerTransactions transactions) {
  private static final Duration LATELY = Duration.ofHours(6);
  private static final Duration BEFORE = Duration.ofDays(7);
  private static final int FEWEST = 3;

  private static final String SHARES =
      """
      WITH message AS (
        SELECT dealer, channel, source, CASE WHEN received_at >= :lately THEN 1 ELSE 0 END AS late,
          CASE WHEN state = 'FAILED' THEN 1 ELSE 0 END AS failed,
          CASE WHEN state = 'FAILED' AND source IS NULL THEN 1 ELSE 0 END AS nameless
        FROM lead WHERE received_at >= :before)
      SELECT dealer, channel AS sender, SUM(late) AS lately, SUM(late * nameless) AS lately_failed,
        SUM(1 - late) AS before, SUM((1 - late) * nameless) AS before_failed
      FROM message GROUP BY dealer, channel
      UNION ALL
      SELECT dealer, source, SUM(late), SUM(late * failed), SUM(1 - late), SUM((1 - late) * failed)
      FROM message WHERE source IS NOT NULL GROUP BY dealer, source ORDER BY 1, 2""";

  /**
   * The messages of a dealer, lately and before.
   *
   * @param sender a portal; or a channel, whose failed messages are those of no known portal
   */
  record Share(
      String dealer,
      String sender,
      long lately,
      long latelyFailed,
      long before,
      long beforeFailed) {
    boolean hasJumped(int limit) {
      boolean isMuch = latelyFailed >= FEWEST && latelyFailed * 100 >= lately * limit;
      // A share of a to b is at least twice that of c to d.
      boolean isMore = latelyFailed * Math.max(1, before) >= 2 * beforeFailed * lately;
      return isMuch && isMore;
    }
  }

  List<Condition> all(AlertSettings settings, Instant now) {
    List<Share> shares =
        transactions.read(
            jdbc ->
                jdbc.sql(SHARES)
                    .param("lately", now.minus(LATELY).toEpochMilli())
                    .param("before", now.minus(BEFORE).toEpochMilli())
                    .query(Share.class)
                    .list());
    return shares.stream()
        .filter(share -> share.hasJumped(settings.rules().layout().limit()))
        .map(LayoutConditions::condition)
        .toList();
  }

  private static Condition condition(Share share) {
    LocalizedText reason =
        LocalizedText.of(
            "reason.layout",
            "{0} of {1} messages in 6 hours; {3,choice,0#none came in the week before|0<before, {2}"
                + " of {3} in a week}.",
            share.latelyFailed(),
            share.lately(),
            share.beforeFailed(),
            share.before());
    return new Condition(
        AlertRule.LAYOUT,
        share.dealer() + "/" + share.sender(),
        AlertRule.LAYOUT.label(),
        Set.of(share.dealer()),
        Severity.WARNING,
        reason,
        null);
  }
}
