package es.sml.connector.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A noticed restore of the data directory, or a sign of one.
 *
 * @param account the account it concerns; empty for all accounts
 * @param ended whether the leads of the time before are through
 */
record RestoreNotice(String account, Instant noticedAt, String reason, boolean ended) {
  /** Mails and files of the time before may be put back within this time. */
  private static final Duration AT_LEAST = Duration.ofDays(1);

  /** The account of a notice for all accounts. */
  static final String ALL = "";

  boolean concerns(String which) {
    return account.equals(ALL) || account.equals(which);
  }

  /**
   * The search for leads from before the restore may end now.
   *
   * @param oldest when the message that waits longest on a queue came; null if none waits
   */
  boolean isOver(Instant now, Instant oldest) {
    boolean through = oldest == null || oldest.isAfter(noticedAt);
    return !ended && through && noticedAt.plus(AT_LEAST).isBefore(now);
  }

  /**
   * Returns in words why leads are searched before they are sent; null if none of these says so.
   */
  static String text(List<RestoreNotice> notices) {
    String all =
        notices.stream()
            .filter(notice -> !notice.ended)
            .map(RestoreNotice::text)
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? null : all;
  }

  private String text() {
    return reason
        + "; each lead is searched in SML before it is sent, at least until "
        + noticedAt.plus(AT_LEAST).truncatedTo(ChronoUnit.SECONDS);
  }
}
