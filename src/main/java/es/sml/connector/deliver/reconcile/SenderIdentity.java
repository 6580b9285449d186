package es.sml.connector.deliver.reconcile;

import es.sml.connector.ledger.LedgerEntry;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Determines whether the sender of a POSTING lead may still send it.
 *
 * @param node this node's name, as recorded with the leads that it sends; null if there is only one
 *     node
 * @param age time since this process started, in nanoseconds
 * @param alive whether another node may be running
 */
public record SenderIdentity(String node, LongSupplier age, Predicate<String> alive) {
  /** Creates the sender of one of several nodes, which starts now. */
  public static SenderIdentity named(String node, Predicate<String> alive) {
    long started = System.nanoTime();
    return new SenderIdentity(node, () -> System.nanoTime() - started, alive);
  }

  /** Creates the sender of a ledger's only node, which starts now. */
  public static SenderIdentity alone() {
    return named(null, unused -> false);
  }

  /** Returns whether the sender has ended for certain, and is not merely paused. */
  boolean isGone(LedgerEntry entry) {
    return isOurs(entry) && entry.postingAge().toNanos() > age.getAsLong();
  }

  /** Returns whether the sender is another node that is stopped, cut off or paused. */
  boolean isSilent(LedgerEntry entry) {
    return !isOurs(entry) && !alive.test(entry.postedBy());
  }

  private boolean isOurs(LedgerEntry entry) {
    return node == null || node.equals(entry.postedBy());
  }
}
