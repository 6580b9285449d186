package es.sml.connector.simulation;

import es.sml.connector.deliver.reconcile.SenderIdentity;
import java.time.Duration;

/** A connector that dies and starts again. */
final class Node {
  /** The time since its last sign for which a node counts as alive. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final SimulatedWorld world;
  private final String name;
  private final int consumers;
  private Life life;
  private int busy;
  private long lastHeard;

  /**
   * @param name null for a single node
   * @param consumers the number of parallel messages
   */
  Node(SimulatedWorld world, String name, int consumers) {
    this.world = world;
    this.name = name;
    this.consumers = consumers;
  }

  SimulatedWorld world() {
    return world;
  }

  String name() {
    return name;
  }

  @Override
  public String toString() {
    return name == null ? "node" : name;
  }

  Life life() {
    return life;
  }

  boolean isRunning() {
    return life != null && !life.isFrozen();
  }

  void start() {
    long begun = world.timeline().now();
    life = new Life(this);
    world.note(this + " starts");
    busy = 0;
    SenderIdentity sender =
        new SenderIdentity(name, () -> nanoseconds(world.timeline().now() - begun), world::isAlive);
    world.equip(life, sender);
  }

  void kill() {
    lastHeard = world.timeline().now();
    Life ended = life;
    life = null;
    ended.die();
    world.broker().release(ended);
  }

  /** Freezes it; after a while the broker treats it as dead. */
  void freeze(Duration time, Duration silence) {
    lastHeard = world.timeline().now();
    Life frozen = life;
    frozen.freeze();
    if (silence.compareTo(time) < 0) {
      world
          .timeline()
          .in(
              silence,
              () -> {
                if (frozen.isFrozen()) {
                  world.broker().release(frozen);
                }
              });
    }
    world.timeline().in(time, frozen::thaw);
  }

  /** Returns its state as other nodes see it. */
  boolean isAlive() {
    return isRunning() || world.timeline().now() - lastHeard < LEASE.toMillis();
  }

  boolean hasRoom() {
    return isRunning() && busy < consumers;
  }

  /** Processes a message to its end, or to the end of this life. */
  void process(Delivery delivery) {
    busy++;
    Life current = life;
    world.begin(
        current,
        () -> {
          world.process(delivery);
          if (life == current) {
            busy--;
          }
        });
  }

  private static long nanoseconds(long milliseconds) {
    return Duration.ofMillis(milliseconds).toNanos();
  }
}
