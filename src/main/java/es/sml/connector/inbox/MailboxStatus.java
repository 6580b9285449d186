package es.sml.connector.inbox;

import java.time.Duration;
import java.time.Instant;

/** How a mailbox is doing: in health, in logs and for whoever asks. */
public final class MailboxStatus {
  /** What it is doing. */
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
  private volatile String reason;
  private volatile String hindrance;
  private volatile Instant lastLook;
  private volatile Instant lastProgress;
  private volatile Instant failingSince;
  private volatile boolean lasting;
  private volatile Duration lag;
  private volatile long stored;
  private volatile MailHabit habit = MailHabit.UNKNOWN;

  MailboxStatus(String mailbox) {
    this.mailbox = mailbox;
  }

  public String mailbox() {
    return mailbox;
  }

  /** The id of the dealer whose it is, with which the name begins. */
  public String dealer() {
    return mailbox.substring(0, mailbox.indexOf('/'));
  }

  public State state() {
    return state;
  }

  /** Why it fails, in words; null while it does not. */
  public String reason() {
    return reason;
  }

  /** What goes wrong although mails are stored; null while nothing does. */
  public String hindrance() {
    return hindrance;
  }

  /** When it was last seen that all its mails are stored; null before the first time. */
  public Instant lastLook() {
    return lastLook;
  }

  /** When it was last looked at to the end, or a mail was stored; null before the first time. */
  Instant lastProgress() {
    return lastProgress;
  }

  /** Since when every try has failed; null while it does not. */
  public Instant failingSince() {
    return failingSince;
  }

  /** From the newest mail's arrival to its store, both clocks' difference included; null before. */
  public Duration lag() {
    return lag;
  }

  /** How many mails were stored since the start. */
  public long stored() {
    return stored;
  }

  void is(State now) {
    state = now;
  }

  /** What was wrong with it is another node's affair. */
  void standBy() {
    reason = null;
    failingSince = null;
    lasting = false;
    hindrance = null;
    lastLook = null;
    lastProgress = null;
    habit = MailHabit.UNKNOWN;
    state = State.STANDBY;
  }

  void habit(MailHabit now) {
    habit = now;
  }

  MailHabit habit() {
    return habit;
  }

  void looked() {
    lastLook = Instant.now();
    lastProgress = lastLook;
    reason = null;
    failingSince = null;
    lasting = false;
  }

  /** Notes what goes wrong besides; returns whether it is another than before. */
  boolean hindered(String why) {
    boolean news = !why.equals(hindrance);
    hindrance = why;
    return news;
  }

  void unhindered() {
    hindrance = null;
  }

  /** Whether it takes a person to end the failure. */
  public boolean isLasting() {
    return lasting;
  }

  /** Notes a failure; returns whether it is another than the one before. */
  boolean failing(String why, boolean untilMended) {
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
  void stored(Instant arrived, MailHabit now) {
    stored++;
    lastProgress = Instant.now();
    habit = now;
    Duration since = Duration.between(arrived, Instant.now());
    lag = since.isNegative() ? Duration.ZERO : since;
  }
}
