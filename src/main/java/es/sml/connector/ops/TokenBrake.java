package es.sml.connector.ops;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Slows down wrong tokens, counting those of all callers together. A right token may wait at the
 * console's login, but is never refused, so one caller cannot lock out another. A token has too
 * many bits to be guessed.
 */
public final class TokenBrake {
  private static final int FREE = 5;
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(12);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private int wrong;
  private long since;

  public TokenBrake() {
    this(System::nanoTime);
  }

  TokenBrake(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** How long the next wrong token waits for its response; zero while there were few. */
  public synchronized Duration pause() {
    long now = nanoTime.getAsLong();
    long forgotten = (now - since) / FORGOTTEN_AFTER.toNanos();
    wrong = (int) Math.max(0, wrong - forgotten);
    since += forgotten * FORGOTTEN_AFTER.toNanos();
    return wrong < FREE ? Duration.ZERO : PAUSE;
  }

  /** Counts a wrong token; returns how long its response waits. */
  public synchronized Duration wrong() {
    Duration pause = pause();
    wrong = Math.min(wrong + 1, FREE);
    return pause;
  }
}
