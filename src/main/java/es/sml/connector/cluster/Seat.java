package es.sml.connector.cluster;

import es.sml.connector.cluster.Ownership.Owner;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing that this node seeks, and how far its owner has been told of it. */
final class Seat {
  private static final Logger LOG = LoggerFactory.getLogger(Seat.class);

  private final String name;
  private final Owner owner;
  private boolean held;
  private boolean ending;
  private boolean left;

  Seat(String name, Owner owner) {
    this.name = name;
    this.owner = owner;
  }

  /** Whether it may be taken. */
  synchronized boolean isFree() {
    return !held && !ending && !left;
  }

  /** Whether the node has it and may keep it. */
  synchronized boolean isHeld() {
    return held;
  }

  /** It is the node's; returns whether it is still wanted. */
  synchronized boolean gain(long epoch) {
    if (left) {
      return false;
    }
    held = true;
    try {
      owner.gained(epoch);
    } catch (RuntimeException e) {
      LOG.error("{}: was gained and does not begin", name, e);
      held = false;
    }
    return held;
  }

  /**
   * It is to be the node's no more.
   *
   * @param afterwards runs once its owner has ended
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
            LOG.error("{}: was lost and does not end", name, e);
          } finally {
            afterwards.run();
            ended();
          }
        });
  }

  /** Nobody here wants it any more. */
  synchronized void leave() {
    left = true;
    held = false;
  }

  private synchronized void ended() {
    ending = false;
  }
}
