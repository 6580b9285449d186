package es.sml.connector.deliver;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Who may still be about to send a lead that the ledger shows as being sent.
 *
 * @param node this node's name, as it is noted with the leads that it sends; null where there is
 *     but one
 * @param started when this process started, by {@link System#nanoTime}
 * @param alive whether another node may be running
 */
public record Poster(String node, long started, Predicate<String> alive) {
  /** The only node of its ledger. */
  public static Poster alone() {
    return new Poster(null, System.nanoTime(), unused -> false);
  }

  /** Whether whoever was to send the lead is certainly at it no more, and was not merely paused. */
  boolean isGone(LedgerEntry entry) {
    return isOurs(entry) && entry.postingAge().toNanos() > System.nanoTime() - started;
  }

  /** Whether it is another node, which is stopped, cut off or paused. */
  boolean isSilent(LedgerEntry entry) {
    return !isOurs(entry) && !alive.test(entry.postedBy());
  }

  private boolean isOurs(LedgerEntry entry) {
    return node == null || node.equals(entry.postedBy());
  }

  /**
   * What is left of a time since the lead was noted as being sent; all of it where the clock was
   * set back since to before that.
   */
  static Duration left(Duration time, LedgerEntry entry) {
    if (entry.postingAge().isNegative()) {
      return time;
    }
    Duration left = time.minus(entry.postingAge());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
