package es.sml.connector.database;

import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One writer that commits what waits as one transaction, so that many leads share one fsync. SQLite
 * has one writer anyway; without this the others poll for their turn.
 */
final class GroupCommit implements AutoCloseable {
  private static final int LARGEST_GROUP = 256;

  private final BlockingQueue<Write<?>> waiting = new ArrayBlockingQueue<>(4096);
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Thread writer;
  private volatile boolean closed;
  private final LongAdder commits = new LongAdder();
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder writes = new LongAdder();

  GroupCommit(DataSource dataSource) {
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.jdbc = JdbcClient.create(dataSource);
    this.writer = new Thread(this::run, "ledger-writer");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Runs the work and returns once it is committed.
   *
   * @throws DataAccessException when it is not
   */
  <T> T write(Function<JdbcClient, T> work) {
    Write<T> write = new Write<>(Context.current().wrapFunction(work), new CompletableFuture<>());
    try {
      waiting.put(write);
      if (closed) {
        refuseWaiting();
      }
      return write.result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataAccessResourceFailureException("interrupted while writing the ledger", e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How many writes wait for their group. */
  int waiting() {
    return waiting.size();
  }

  boolean isRunning() {
    return writer.isAlive();
  }

  /** How many groups were committed. */
  long commits() {
    return commits.sum();
  }

  /** How long that took. */
  long nanoseconds() {
    return nanoseconds.sum();
  }

  /** How many writes these groups had. */
  long writes() {
    return writes.sum();
  }

  /** Commits what waits, then refuses more. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    refuseWaiting();
  }

  // The yield is but a hint: where the processors are busy, those who are about to write do so
  // first, and more share the fsync; where they are not, it takes no time.
  @SuppressWarnings("ThreadPriorityCheck")
  private void run() {
    List<Write<?>> group = new ArrayList<>();
    while (!closed) {
      try {
        group.add(waiting.take());
      } catch (InterruptedException e) {
        continue; // asked to close
      }
      Thread.yield();
      waiting.drainTo(group, LARGEST_GROUP - 1);
      commit(group);
      group.clear();
    }
    waiting.drainTo(group);
    commit(group);
  }

  private void commit(List<Write<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    long begun = System.nanoTime();
    try {
      transaction.executeWithoutResult(status -> group.forEach(write -> write.run(jdbc)));
    } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
      // There is no database: each on its own would wait for it anew.
      group.forEach(write -> write.result.completeExceptionally(e));
      return;
    } catch (RuntimeException | Error e) {
      // One of them cannot be done, or none: each on its own tells which. An error too: if it ended
      // this thread, everybody would wait for ever.
      if (group.size() == 1) {
        group.get(0).result.completeExceptionally(e);
      } else {
        group.forEach(write -> commit(List.of(write)));
      }
      return;
    }
    commits.increment();
    writes.add(group.size());
    nanoseconds.add(System.nanoTime() - begun);
    group.forEach(Write::succeed);
  }

  private void refuseWaiting() {
    List<Write<?>> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(
        write ->
            write.result.completeExceptionally(
                new DataAccessResourceFailureException("the ledger is closed")));
  }

  private static final class Write<T> {
    private final Function<JdbcClient, T> work;
    private final CompletableFuture<T> result;
    private T value;

    private Write(Function<JdbcClient, T> work, CompletableFuture<T> result) {
      this.work = work;
      this.result = result;
    }

    private void run(JdbcClient jdbc) {
      value = work.apply(jdbc);
    }

    private void succeed() {
      result.complete(value);
    }
  }
}
