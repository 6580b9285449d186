package es.sml.connector.cluster;

import es.sml.connector.cluster.Ownership.Owner;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lease that this node seeks, and the state of its owner. */
final class LeaseHolder {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseHolder.class);

  private final String name;
  private final Owner owner;
  private boolean held;
  private boolean ending;
  private boolean left;

  LeaseHolder(String name, Owner owner) {
    this.name = name;
    this.owner = owner;
  }

  /** Returns whether the node may acquire the lease. */
  synchronized boolean isFree() {
    return !held && !ending && !left;
  }

  /** Returns whether the node holds the lease and may keep it. */
  synchronized boolean isHeld() {
    return held;
  }

  /** Starts the owner; returns whether the lease is still wanted. */
  synchronized boolean gain(long epoch) {
    if (left) {
      return false;
    }
    held = true;
    try {
      owner.gained(epoch);
    } catch (RuntimeException e) {
      LOG.error(
          "{}: the task of this lease does not start; check the cause and restart the connector",
          name,
          e);
      held = false;
    }
    return held;
  }

  /**
   * Stops the owner and gives the lease up.
   *
   * @param afterwards runs after the owner has stopped
   */
  void lose(Executor threads, Runnable afterwards) {
    synchronized (this) {
      if (!held) {
        return;
      }
      held = false;
      ending = true;
    }
    threads.execute(
        () -> {
          try {
            owner.lost();
          } catch (RuntimeException e) {
            LOG.error(
                "{}: the task of this lost lease does not stop; restart the connector", name, e);
          } finally {
            afterwards.run();
            ended();
          }
        });
  }

  /** Marks the lease as no longer wanted. */
  synchronized void leave() {
    left = true;
    held = false;
  }

  private synchronized void ended() {
    ending = false;
  }
}
