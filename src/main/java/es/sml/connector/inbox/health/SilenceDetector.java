package es.sml.connector.inbox.health;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when the silence of a mailbox is unusual, by its longest time between two mails so far.
 *
 * @param mails the number of stored mails
 * @param newest the time of the last one
 * @param longestGap the longest time between two mails; old gaps count less
 */
public record SilenceDetector(long mails, Instant newest, Duration longestGap) {
  public static final SilenceDetector UNKNOWN =
      new SilenceDetector(0, Instant.EPOCH, Duration.ZERO);

  private static final int MAILS_TO_KNOW_IT = 20;
  private static final Duration LEAST_SILENCE = Duration.ofDays(1);
  private static final int TIMES_THE_LONGEST = 3;
  private static final long KEPT_PERCENT = 98;

  public SilenceDetector another(Instant now) {
    Duration gap = mails == 0 ? Duration.ZERO : Duration.between(newest, now);
    Duration remembered = longestGap.multipliedBy(KEPT_PERCENT).dividedBy(100);
    return new SilenceDetector(mails + 1, now, gap.compareTo(remembered) > 0 ? gap : remembered);
  }

  /** Returns the reason why its silence is unusual; null if it is not. */
  LocalizedText silence(Instant now) {
    Duration usual = longestGap.multipliedBy(TIMES_THE_LONGEST);
    Duration allowed = usual.compareTo(LEAST_SILENCE) > 0 ? usual : LEAST_SILENCE;
    return mails < MAILS_TO_KNOW_IT || Duration.between(newest, now).compareTo(allowed) <= 0
        ? null
        : LocalizedText.of(
            "mailbox.silent",
            "no mail since {0}; the longest silence before was {1} h. Check that the portals still"
                + " send to this mailbox.",
            newest,
            Math.max(1, longestGap.toHours()));
  }
}
