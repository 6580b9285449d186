package es.sml.connector.inbox.health;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;

/**
 * The present state of a mailbox, for health, logs and callers: its last poll, its failure, its
 * hindrance and its lag. {@link MailboxHealthCheck} decides when it counts as down.
 */
public final class MailboxStatus {
  /** Its current activity. */
  public enum State {
    CONNECTING,
    READING,
    WAITING,
    FAILING,
    /** Another node reads it. */
    STANDBY,
    STOPPED
  }

  private final String mailbox;
  private volatile State state = State.STOPPED;
  private volatile LocalizedText reason;
  private volatile LocalizedText hindrance;
  private volatile Instant lastPoll;
  private volatile Instant lastRead;
  private volatile Instant lastProgress;
  private volatile Instant failingSince;
  private volatile boolean lasting;
  private volatile Duration lag;
  private volatile long stored;
  private volatile SilenceDetector silenceDetector = SilenceDetector.UNKNOWN;

  MailboxStatus(String mailbox, Instant lastRead) {
    this.mailbox = mailbox;
    this.lastRead = lastRead;
  }

  public String mailbox() {
    return mailbox;
  }

  /** Returns the id of its dealer, which begins the name. */
  public String dealer() {
    return mailbox.substring(0, mailbox.indexOf('/'));
  }

  public State state() {
    return state;
  }

  /** Returns the reason of its failure; null while it works. */
  public LocalizedText reason() {
    return reason;
  }

  /** Returns a problem that does not stop storing mails; null if there is none. */
  public LocalizedText hindrance() {
    return hindrance;
  }

  /** Returns when all its mails were last stored; null before the first time. */
  public Instant lastPoll() {
    return lastPoll;
  }

  /** Returns when this process last stored all its mails, also before a reload; null for never. */
  Instant lastRead() {
    return lastRead;
  }

  /** Returns the time of the last complete poll or stored mail; null before the first. */
  Instant lastProgress() {
    return lastProgress;
  }

  /** Returns since when every try has failed; null while it works. */
  public Instant failingSince() {
    return failingSince;
  }

  /**
   * Returns the time from the newest mail's arrival to its storing, including the difference of
   * both clocks; null before the first.
   */
  public Duration lag() {
    return lag;
  }

  /** Returns the number of mails stored since the start. */
  public long stored() {
    return stored;
  }

  public void is(State now) {
    state = now;
  }

  /** Earlier problems now concern the other node. */
  public void standBy() {
    reason = null;
    failingSince = null;
    lasting = false;
    hindrance = null;
    lastPoll = null;
    lastProgress = null;
    silenceDetector = SilenceDetector.UNKNOWN;
    state = State.STANDBY;
  }

  public void silenceDetector(SilenceDetector now) {
    silenceDetector = now;
  }

  SilenceDetector silenceDetector() {
    return silenceDetector;
  }

  public void polled() {
    lastPoll = Instant.now();
    lastRead = lastPoll;
    lastProgress = lastPoll;
    reason = null;
    failingSince = null;
    lasting = false;
  }

  /** Records a further problem; returns true if it differs from the last one. */
  public boolean hindered(LocalizedText why) {
    boolean news = !why.equals(hindrance);
    hindrance = why;
    return news;
  }

  public void unhindered() {
    hindrance = null;
  }

  /** Returns whether only a person can end the failure. */
  public boolean isLasting() {
    return lasting;
  }

  /** Records a failure; returns true if it differs from the last one. */
  public boolean failing(LocalizedText why, boolean untilMended) {
    boolean news = !why.equals(reason);
    lasting = untilMended;
    reason = why;
    if (failingSince == null) {
      failingSince = Instant.now();
    }
    state = State.FAILING;
    return news;
  }

  // Only the mailbox's own thread writes.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void stored(Instant arrived, SilenceDetector now) {
    stored++;
    lastProgress = Instant.now();
    silenceDetector = now;
    Duration since = Duration.between(arrived, Instant.now());
    lag = since.isNegative() ? Duration.ZERO : since;
  }
}
