package es.sml.connector.sml;

import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does numbered pieces of work, some at a time; after a failure no further piece is begun. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Does them all, and returns once none is under way.
   *
   * @param first number of the first
   * @param last number of the last; none is done if it is less than first
   * @param atOnce how many at a time at most
   * @throws RuntimeException the first failure; pieces that were under way then have ended
   */
  public static void each(int first, int last, int atOnce, IntConsumer work) {
    int workers = Math.min(atOnce, last - first + 1);
    if (workers <= 1) {
      for (int number = first; number <= last; number++) {
        work.accept(number);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger(first);
    AtomicBoolean failed = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    List<Future<?>> running = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      running.add(threads.submit(Context.current().wrap(() -> work(next, last, failed, work))));
    }
    threads.shutdown();
    RuntimeException failure = null;
    for (Future<?> worker : running) {
      RuntimeException end = end(worker);
      failure = failure == null ? end : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void work(AtomicInteger next, int last, AtomicBoolean failed, IntConsumer work) {
    for (int number = next.getAndIncrement();
        number <= last && !failed.get();
        number = next.getAndIncrement()) {
      try {
        work.accept(number);
      } catch (RuntimeException e) {
        failed.set(true);
        throw e;
      }
    }
  }

  // Waits even when interrupted: work of which nobody knows must not go on behind the caller's
  // back.
  private static RuntimeException end(Future<?> worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          worker.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause() instanceof RuntimeException failure
              ? failure
              : new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
