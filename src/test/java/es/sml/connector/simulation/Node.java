package es.sml.connector.simulation;

import es.sml.connector.deliver.Poster;
import java.time.Duration;

/** A connector that dies and starts again. */
final class Node {
  /** For so long after it was last heard of a node counts as alive. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final World world;
  private final String name;
  private final int consumers;
  private Life life;
  private int busy;
  private long lastHeard;

  /**
   * @param name null where there is but one
   * @param consumers how many messages it takes at a time
   */
  Node(World world, String name, int consumers) {
    this.world = world;
    this.name = name;
    this.consumers = consumers;
  }

  World world() {
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
    Poster poster =
        new Poster(name, () -> nanoseconds(world.timeline().now() - begun), world::isAlive);
    world.equip(life, poster);
  }

  void kill() {
    lastHeard = world.timeline().now();
    Life ended = life;
    life = null;
    ended.die();
    world.broker().release(ended);
  }

  /** It stands still; after a while the broker takes it for dead. */
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

  /** As the others see it. */
  boolean isAlive() {
    return isRunning() || world.timeline().now() - lastHeard < LEASE.toMillis();
  }

  boolean hasRoom() {
    return isRunning() && busy < consumers;
  }

  /** Takes a message to its end, or to the end of this life. */
  void take(Delivery delivery) {
    busy++;
    Life taker = life;
    world.begin(
        taker,
        () -> {
          world.take(delivery);
          if (life == taker) {
            busy--;
          }
        });
  }

  private static long nanoseconds(long milliseconds) {
    return Duration.ofMillis(milliseconds).toNanos();
  }
}
