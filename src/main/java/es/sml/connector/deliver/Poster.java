package es.sml.connector.deliver;

import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Who may still be about to send a lead that the ledger shows as being sent.
 *
 * @param node this node's name, as it is noted with the leads that it sends; null where there is
 *     but one
 * @param age for how long this process has been running, in nanoseconds
 * @param alive whether another node may be running
 */
public record Poster(String node, LongSupplier age, Predicate<String> alive) {
  /** One of several nodes that share a ledger, which starts now. */
  public static Poster named(String node, Predicate<String> alive) {
    long started = System.nanoTime();
    return new Poster(node, () -> System.nanoTime() - started, alive);
  }

  /** The only node of its ledger, which starts now. */
  public static Poster alone() {
    return named(null, unused -> false);
  }

  /** Whether whoever was to send the lead is certainly at it no more, and was not merely paused. */
  boolean isGone(LedgerEntry entry) {
    return isOurs(entry) && entry.postingAge().toNanos() > age.getAsLong();
  }

  /** Whether it is another node, which is stopped, cut off or paused. */
  boolean isSilent(LedgerEntry entry) {
    return !isOurs(entry) && !alive.test(entry.postedBy());
  }

  private boolean isOurs(LedgerEntry entry) {
    return node == null || node.equals(entry.postedBy());
  }
}
