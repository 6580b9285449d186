package es.sml.connector.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.SimpleRegistry;

/** A process of a node from its start to its death. Its memory ends with it. */
final class Life {
  private final Node node;
  private final Registry steps = new SimpleRegistry();
  private final List<Runnable> whenItStops = new ArrayList<>();
  private final List<Runnable> thawed = new ArrayList<>();
  private int strands;
  private boolean dead;
  private boolean frozen;

  Life(Node node) {
    this.node = node;
  }

  Node node() {
    return node;
  }

  /** The steps of a lead's way, with the memory of this process. */
  Registry steps() {
    return steps;
  }

  Processor step(String name) {
    return steps.lookupByNameAndType(name, Processor.class);
  }

  int nextStrand() {
    return ++strands;
  }

  boolean isDead() {
    return dead;
  }

  /** Returns whether it stands still, like a suspended machine. */
  boolean isFrozen() {
    return frozen;
  }

  /** Informs SML of a request in progress when the process dies or freezes. */
  void whenItStops(Runnable what) {
    whenItStops.add(what);
  }

  void afterThaw(Runnable what) {
    thawed.add(what);
  }

  void die() {
    dead = true;
    stop();
    thaw();
  }

  void freeze() {
    frozen = true;
    stop();
  }

  void thaw() {
    frozen = false;
    run(thawed);
  }

  private void stop() {
    run(whenItStops);
  }

  private static void run(List<Runnable> waiting) {
    List<Runnable> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(Runnable::run);
  }
}
