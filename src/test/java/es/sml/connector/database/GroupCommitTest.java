package es.sml.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.AbstractDataSource;

@Timeout(60)
class GroupCommitTest {
  private static final int WRITERS = 50;

  @Test
  void failsAllThatWaitAtOnceWhereThereIsNoDatabase() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch gathered = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try (GroupCommit commits = new GroupCommit(noDatabase(asked, gathered))) {
      List<Future<Exception>> writes = new ArrayList<>();
      writes.add(threads.submit(() -> failure(commits)));
      await().until(() -> asked.get() == 1);
      for (int i = 1; i < WRITERS; i++) {
        writes.add(threads.submit(() -> failure(commits)));
      }
      await().until(() -> commits.waiting() == WRITERS - 1);
      gathered.countDown();
      for (Future<Exception> write : writes) {
        assertThat(write.get()).isInstanceOf(DataAccessResourceFailureException.class);
      }
    } finally {
      threads.shutdownNow();
    }
    // The first that came, and all that came while it waited.
    assertThat(asked).hasValue(2);
  }

  private static Exception failure(GroupCommit commits) {
    try {
      commits.write(jdbc -> 1);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static AbstractDataSource noDatabase(AtomicInteger asked, CountDownLatch gathered) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        asked.incrementAndGet();
        try {
          gathered.await();
        } catch (InterruptedException e) {
          throw new SQLException(e);
        }
        throw new SQLException("no connection", "08001");
      }

      @Override
      public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
      }
    };
  }
}
