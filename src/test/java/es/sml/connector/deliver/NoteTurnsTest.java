package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NoteTurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private Database database;
  private NoteTurns turns;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = openDatabase(directory);
    turns = new NoteTurns(database);
  }

  /** Another database for the same tests. */
  Database openDatabase(Path directory) {
    return Database.open(new DatabaseSettings(null, null, null, 4), directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofSixteenAtOnceOneHasItsTurn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CyclicBarrier together = new CyclicBarrier(16);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String key = "k" + i;
      answers.add(
          threads.submit(
              () -> {
                together.await();
                return turns.take("main", 7, key, LONG);
              }));
    }
    int taken = 0;
    for (Future<Boolean> answer : answers) {
      taken += answer.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void aTurnThatWasCutOffLastsEvenForItsOwner() {
    assertThat(turns.take("main", 7, "a", LONG)).isTrue();
    assertThat(turns.take("main", 7, "a", LONG)).isFalse();
    turns.endIn("main", 7, "a", LONG);
    assertThat(turns.take("main", 7, "a", LONG)).isFalse();
    turns.endIn("main", 7, "a", Duration.ZERO);
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void onlyItsOwnerEndsATurn() {
    turns.take("main", 7, "a", LONG);
    turns.end("main", 7, "b");
    turns.endIn("main", 7, "b", Duration.ZERO);
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    turns.end("main", 7, "a");
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void eachLeadOfEachAccountHasItsOwnTurns() {
    turns.take("main", 7, "a", LONG);
    assertThat(turns.take("main", 8, "b", LONG)).isTrue();
    assertThat(turns.take("other", 7, "b", LONG)).isTrue();
  }
}
