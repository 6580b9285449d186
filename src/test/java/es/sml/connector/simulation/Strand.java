package es.sml.connector.simulation;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that runs only while the timeline waits for it. So one thread runs at each instant, and
 * the same seed gives the same order.
 */
final class Strand {
  private static final int LONGEST_TURN_S = 30;
  private static final ThreadLocal<Strand> CURRENT = new ThreadLocal<>();

  private final Timeline timeline;
  private final Life life;
  private final int number;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);

  private Strand(Timeline timeline, Life life) {
    this.timeline = timeline;
    this.life = life;
    this.number = life.nextStrand();
  }

  /** Runs the work until it first lets time pass. */
  static void begin(Executor threads, Timeline timeline, Life life, Runnable work) {
    Strand strand = new Strand(timeline, life);
    threads.execute(
        () -> {
          strand.turn.acquireUninterruptibly();
          CURRENT.set(strand);
          try {
            work.run();
          } finally {
            CURRENT.remove();
            strand.back.release();
          }
        });
    strand.goOn();
  }

  static Strand current() {
    return CURRENT.get();
  }

  Life life() {
    return life;
  }

  /** Returns its number in its process. */
  int number() {
    return number;
  }

  /** Lets time pass for this strand, so that others can act meanwhile. */
  void pause(Duration time) {
    timeline.in(time, this::goOn);
    back.release();
    turn.acquireUninterruptibly();
  }

  private void goOn() {
    if (life.isFrozen()) {
      life.afterThaw(this::goOn);
      return;
    }
    turn.release();
    try {
      if (!back.tryAcquire(LONGEST_TURN_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a strand waits for something that is not simulated");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
