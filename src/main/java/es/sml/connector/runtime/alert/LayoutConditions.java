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
 * Finds the dealers whose messages by one way are suddenly not understood. It decides how many
 * messages this needs, the time, and how much more than before.
 */
record LayoutConditions(LedgerTransactions transactions) {
  private static final Duration LATELY = Duration.ofHours(6);
  private static final Duration BEFORE = Duration.ofDays(7);
  private static final int FEWEST = 3;

  private static final String SHARES =
      """
      SELECT dealer, channel,
        SUM(CASE WHEN received_at >= :lately THEN 1 ELSE 0 END) AS lately,
        SUM(CASE WHEN received_at >= :lately AND state = 'FAILED' THEN 1 ELSE 0 END) AS lately_failed,
        SUM(CASE WHEN received_at < :lately THEN 1 ELSE 0 END) AS before,
        SUM(CASE WHEN received_at < :lately AND state = 'FAILED' THEN 1 ELSE 0 END) AS before_failed
      FROM lead WHERE received_at >= :before GROUP BY dealer, channel ORDER BY dealer, channel""";

  /** The messages of a dealer by one way, lately and before. */
  record Share(
      String dealer,
      String channel,
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
        .map(share -> condition(share, settings))
        .toList();
  }

  private static Condition condition(Share share, AlertSettings settings) {
    LocalizedText reason =
        LocalizedText.of(
            "reason.layout",
            "{0} of {1} messages in 6 hours; before, {2} of {3} in a week.",
            share.latelyFailed(),
            share.lately(),
            share.beforeFailed(),
            share.before());
    return new Condition(
        AlertRule.LAYOUT,
        share.dealer() + "/" + share.channel(),
        AlertRule.LAYOUT.label(),
        Set.of(share.dealer()),
        Severity.WARNING,
        reason.in(settings.language().locale()),
        reason.code(),
        null);
  }
}
