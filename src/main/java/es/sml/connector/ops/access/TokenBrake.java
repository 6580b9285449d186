package es.sml.connector.ops.access;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Delays the response to a wrong token if there were several lately. It counts the wrong tokens of
 * all callers together. A valid token may wait at the console's login but is never refused, so no
 * caller can lock out another.
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

  /** Returns the delay of the next wrong token; zero if there were few. */
  public synchronized Duration pause() {
    long now = nanoTime.getAsLong();
    long forgotten = (now - since) / FORGOTTEN_AFTER.toNanos();
    wrong = (int) Math.max(0, wrong - forgotten);
    since += forgotten * FORGOTTEN_AFTER.toNanos();
    return wrong < FREE ? Duration.ZERO : PAUSE;
  }

  public synchronized Duration wrong() {
    Duration pause = pause();
    wrong = Math.min(wrong + 1, FREE);
    return pause;
  }
}
