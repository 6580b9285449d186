package es.sml.connector.database;

import io.opentelemetry.context.Context;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits all pending writes in one transaction, so that many leads share one fsync. It limits the
 * size of such a group.
 *
 * <p>SQLite allows one writer only; without this class the others would poll for the lock.
 */
final class GroupCommit implements AutoCloseable {
  private static final int LARGEST_GROUP = 256;
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

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
   * @throws DataAccessException if the commit fails
   */
  <T> T write(Function<JdbcClient, T> work) {
    return write(work, LONGEST);
  }

  /**
   * Does the same, but waits no longer than this. The work may still be done later.
   *
   * @throws DataAccessException if the commit fails, or takes longer
   */
  <T> T write(Function<JdbcClient, T> work, Duration longest) {
    Write<T> write = new Write<>(Context.current().wrapFunction(work), new CompletableFuture<>());
    try {
      waiting.put(write);
      if (closed) {
        refuseWaiting();
      }
      return write.result.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new DataAccessResourceFailureException(
          "the ledger does not respond", new SocketTimeoutException());
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

  /** Counts the writes that wait for a commit. */
  int waiting() {
    return waiting.size();
  }

  boolean isRunning() {
    return writer.isAlive();
  }

  long commits() {
    return commits.sum();
  }

  long nanoseconds() {
    return nanoseconds.sum();
  }

  long writes() {
    return writes.sum();
  }

  /** Commits the pending writes, then rejects further ones. */
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

  // The yield is a hint. On busy processors other threads add their writes first, and share the
  // fsync. On idle processors it costs nothing.
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
    } catch (TransactionException e) {
      refuse(group, new DataAccessResourceFailureException("the ledger does not respond", e));
      return;
    } catch (DataAccessResourceFailureException e) {
      refuse(group, e);
      return;
    } catch (RuntimeException | Error e) {
      // Some writes of the group fail: run each alone to find them. Catch errors, too: if this
      // thread ended, all writes would wait permanently.
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

  // The database is down: single retries would each wait for it again.
  private static void refuse(List<Write<?>> group, DataAccessException failure) {
    group.forEach(write -> write.result.completeExceptionally(failure));
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
