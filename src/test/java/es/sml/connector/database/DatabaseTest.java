package es.sml.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(60)
class DatabaseTest {
  private static final int POOL = 4;

  @TempDir private Path directory;
  private Database database;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    database = Database.open(new DatabaseSettings(null, null, null, POOL), directory);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  void commitsTheWorkOfManyWriters() throws Exception {
    int writers = 32;
    int each = 25;
    CyclicBarrier together = new CyclicBarrier(writers);
    List<Future<Void>> done = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      String name = "w" + w + "-";
      done.add(
          threads.submit(
              () -> {
                together.await();
                for (int i = 0; i < each; i++) {
                  insert(name + i);
                  assertThat(accounts()).contains(name + i);
                }
                return null;
              }));
    }
    for (Future<Void> writer : done) {
      writer.get();
    }
    assertThat(accounts()).hasSize(writers * each);
  }

  @Test
  void returnsWhatTheWorkReturns() {
    String answer =
        database.write(
            jdbc -> {
              insert(jdbc, "a");
              return "inserted";
            });
    assertThat(answer).isEqualTo("inserted");
  }

  @Test
  void workThatFailsFailsAloneInItsGroup() throws Exception {
    insert("taken");
    List<Future<Integer>> group = new ArrayList<>();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch writing = new CountDownLatch(1);
    Future<Integer> slow =
        threads.submit(
            () ->
                database.write(
                    jdbc -> {
                      writing.countDown();
                      awaitLatch(release);
                      return insert(jdbc, "slow");
                    }));
    // While the writer is busy with the first, all these gather into its next group.
    assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();
    for (String name : List.of("a", "b", "taken", "c")) {
      group.add(threads.submit(() -> database.write(jdbc -> insert(jdbc, name))));
    }
    release.countDown();
    assertThat(slow.get()).isEqualTo(1);
    for (int i : new int[] {0, 1, 3}) {
      assertThat(group.get(i).get()).isEqualTo(1);
    }
    assertThatThrownBy(() -> group.get(2).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(DataAccessException.class)
        .hasMessageContaining("UNIQUE");
    assertThat(accounts()).containsExactlyInAnyOrder("taken", "slow", "a", "b", "c");
  }

  @Test
  void nothingOfWorkThatFailsIsCommitted() {
    assertThatThrownBy(
            () ->
                database.write(
                    jdbc -> {
                      insert(jdbc, "half");
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("on purpose");
    assertThat(accounts()).isEmpty();
  }

  @Test
  void anErrorInTheWorkDoesNotStopTheWriter() {
    assertThatThrownBy(
            () ->
                database.write(
                    jdbc -> {
                      throw new StackOverflowError("on purpose");
                    }))
        .hasStackTraceContaining("on purpose");
    insert("after");
    assertThat(accounts()).containsExactly("after");
  }

  @Test
  void refusesWorkOnceItIsClosed() {
    insert("before");
    database.close();
    assertThatThrownBy(() -> insert("after")).isInstanceOf(DataAccessException.class);
  }

  @Test
  void keepsItsRowsWhenItIsReopened() {
    insert("kept");
    database.close();
    open();
    assertThat(accounts()).containsExactly("kept");
  }

  @Test
  void aReturnedWriteIsInTheFileWithoutAClose() throws Exception {
    insert("durable");
    // Another copy of the files, as a crash at this moment would leave them.
    Path copy = Files.createDirectory(directory.resolve("copy"));
    for (String name : List.of("ledger.db", "ledger.db-wal")) {
      Files.copy(directory.resolve(name), copy.resolve(name));
    }
    try (Database other = Database.open(new DatabaseSettings(null, null, null, 1), copy)) {
      List<String> rows =
          other.read(
              jdbc -> jdbc.sql("SELECT account FROM sml_account").query(String.class).list());
      assertThat(rows).containsExactly("durable");
    }
  }

  @Test
  void everyConnectionKeepsThePromise() throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < POOL; i++) {
        Connection connection = database.dataSource().getConnection();
        all.add(connection);
        assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(connection, "synchronous")).isEqualTo("2");
        assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  @Test
  void itsClockIsThePresentTimeInMilliseconds() {
    long before = System.currentTimeMillis();
    long now =
        database.read(jdbc -> jdbc.sql("SELECT " + database.now()).query(Long.class).single());
    assertThat(now).isBetween(before - 2, System.currentTimeMillis() + 2);
  }

  @Test
  void storesItsFileAtTheUrl() {
    database.close();
    Path file = directory.resolve("elsewhere.db");
    database = Database.open(new DatabaseSettings("jdbc:sqlite:" + file, null, null, 1), directory);
    insert("there");
    assertThat(file).exists();
  }

  private void insert(String account) {
    database.write(jdbc -> insert(jdbc, account));
  }

  private static int insert(JdbcClient jdbc, String account) {
    return jdbc.sql("INSERT INTO sml_account (account, reference_searchable) VALUES (:account, 1)")
        .param("account", account)
        .update();
  }

  private List<String> accounts() {
    return database.read(
        jdbc -> jdbc.sql("SELECT account FROM sml_account").query(String.class).list());
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
