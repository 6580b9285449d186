package es.sml.connector.sml.limit;

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

/**
 * Runs numbered pieces of work, several at the same time; after a failure no further piece starts.
 */
public final class BoundedParallel {
  private BoundedParallel() {}

  /**
   * Runs all pieces, and returns after the last one has ended.
   *
   * @param first number of the first piece
   * @param last number of the last piece; if it is less than first, no piece runs
   * @param atOnce highest number of pieces that run at the same time
   * @throws RuntimeException the first failure, after all running pieces have ended
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

  // Waits even when interrupted: no piece may continue after the caller returns.
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
