package es.sml.connector.deliver.restore;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Notice of a restored data directory, or of a sign of one. It decides how long leads are searched
 * in SML after a restore, and writes its text for health.
 *
 * @param account account that it is about; empty for all accounts
 * @param ended whether all leads from before the restore are delivered
 */
record RestoreNotice(String account, Instant noticedAt, String reason, boolean ended) {
  /** Mails and files from before the restore may be put back within this time. */
  private static final Duration AT_LEAST = Duration.ofDays(1);

  /** The account of a notice for all accounts. */
  static final String ALL = "";

  boolean concerns(String which) {
    return account.equals(ALL) || account.equals(which);
  }

  /**
   * Returns whether the search for leads from before the restore may end now.
   *
   * @param oldest time of receipt of the oldest queued message; null if none waits
   */
  boolean isOver(Instant now, Instant oldest) {
    boolean through = oldest == null || oldest.isAfter(noticedAt);
    return !ended && through && noticedAt.plus(AT_LEAST).isBefore(now);
  }

  /**
   * Returns the reason why leads are searched before they are sent; null if no notice is in force.
   */
  static LocalizedText text(List<RestoreNotice> notices) {
    List<LocalizedText> all =
        notices.stream().filter(notice -> !notice.ended).map(RestoreNotice::text).toList();
    return all.isEmpty() ? null : LocalizedText.joined("; ", all);
  }

  private LocalizedText text() {
    return LocalizedText.of(
        "health.restore",
        "{0}; the connector searches SML for each lead before it sends it, at least until {1}",
        LocalizedText.recorded(reason),
        noticedAt.plus(AT_LEAST).truncatedTo(ChronoUnit.SECONDS));
  }
}
