package es.sml.connector.inbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a mailbox usually gets mail, so that an unusual silence can be told.
 *
 * @param mails how many were stored
 * @param newest when the last one was
 * @param longestGap between two mails; one long ago counts less and less
 */
record MailHabit(long mails, Instant newest, Duration longestGap) {
  static final MailHabit UNKNOWN = new MailHabit(0, Instant.EPOCH, Duration.ZERO);

  private static final int MAILS_TO_KNOW_IT = 20;
  private static final Duration LEAST_SILENCE = Duration.ofDays(1);
  private static final int TIMES_THE_LONGEST = 3;
  private static final long KEPT_PERCENT = 98;

  MailHabit another(Instant now) {
    Duration gap = mails == 0 ? Duration.ZERO : Duration.between(newest, now);
    Duration remembered = longestGap.multipliedBy(KEPT_PERCENT).dividedBy(100);
    return new MailHabit(mails + 1, now, gap.compareTo(remembered) > 0 ? gap : remembered);
  }

  /** What is unusual about its silence; null while nothing is. */
  String silence(Instant now) {
    Duration usual = longestGap.multipliedBy(TIMES_THE_LONGEST);
    Duration allowed = usual.compareTo(LEAST_SILENCE) > 0 ? usual : LEAST_SILENCE;
    return mails < MAILS_TO_KNOW_IT || Duration.between(newest, now).compareTo(allowed) <= 0
        ? null
        : "no mail since "
            + newest
            + ", while the longest silence used to be "
            + Math.max(1, longestGap.toHours())
            + " h: do the portals still send to it?";
  }
}
