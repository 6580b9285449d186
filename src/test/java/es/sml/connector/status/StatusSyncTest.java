package es.sml.connector.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.StubbedList;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.lead.InboundMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusSyncTest {
  private Database database;
  private StubbedList sml;
  private Ledger ledger;
  private StatusSync sync;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = openDatabase(directory);
    sml = new StubbedList();
    ledger = new Ledger(database);
    sync =
        new StatusSync(
            sml.client(), database, Map.of("norte", "crm.norte.status", "sur", "sur.out"));
  }

  /** Another database for the same tests. */
  Database openDatabase(Path directory) {
    return Database.open(new DatabaseSettings(null, null, null, 8), directory);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void tellsOfALeadThatIsNew() {
    created("k1", "norte", 1);
    inSml(1, "new", null);
    sync.sync("main");
    assertThat(outbox()).containsExactly("main-1-1 crm.norte.status created");
  }

  @Test
  void tellsAtFirstSightHowFarALeadIsAlready() {
    created("k1", "norte", 1);
    inSml(1, "tracing", 7L);
    sync.sync("main");
    assertThat(outbox())
        .containsExactly(
            "main-1-1 crm.norte.status created", "main-1-2 crm.norte.status status-changed");
  }

  @Test
  void tellsEachChangeOnceAndInOrder() {
    created("k1", "norte", 1);
    inSml(1, "new", null);
    sync.sync("main");
    sync.sync("main");
    inSml(1, "tracing", null);
    sync.sync("main");
    sync.sync("main");
    inSml(1, "end", 7L);
    sync.sync("main");
    sync.sync("main");
    assertThat(outbox())
        .containsExactly(
            "main-1-1 crm.norte.status created",
            "main-1-2 crm.norte.status status-changed",
            "main-1-3 crm.norte.status status-changed",
            "main-1-4 crm.norte.status assigned");
  }

  @Test
  void tellsNothingAgainAfterTheEventsWereSent() {
    created("k1", "norte", 1);
    inSml(1, "new", null);
    sync.sync("main");
    database.write(jdbc -> jdbc.sql("DELETE FROM status_event").update());
    sync.sync("main");
    assertThat(outbox()).isEmpty();
  }

  @Test
  void ignoresLeadsThatAreNotOursOrWhoseCrmWantsNothing() {
    created("k1", "este", 1);
    created("k2", "sur", 2);
    inSml(1, "new", null);
    sml.add("{\"id\":2,\"status\":\"new\"}").add("{\"id\":3,\"status\":\"end\"}");
    sync.sync("main");
    assertThat(outbox()).containsExactly("main-2-1 sur.out created");
  }

  @Test
  void ignoresALeadOfTheSameIdInAnotherAccount() {
    created("k1", "norte", 1);
    inSml(1, "new", null);
    new StatusSync(sml.client(), database, Map.of()).sync("main");
    assertThat(outbox()).isEmpty();
    database.write(jdbc -> jdbc.sql("UPDATE lead SET account = 'other'").update());
    sync.sync("main");
    assertThat(outbox()).isEmpty();
  }

  @Test
  void readsEveryPage() {
    sml.clear();
    for (int i = 1; i <= 250; i++) {
      created("k" + i, "norte", i);
      sml.add("{\"id\":" + i + ",\"status\":\"new\"}");
    }
    sync.sync("main");
    assertThat(outbox()).hasSize(250).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "{}",
        "{'id':null,'status':'end'}",
        "{'id':'one','status':'end'}",
        "{'id':0,'status':'end'}"
      })
  void anOddEntryDoesNotStopTheOthers(String odd) {
    created("k1", "norte", 1);
    sml.add(odd.replace('\'', '"')).add("{\"id\":1,\"status\":\"new\"}");
    sync.sync("main");
    assertThat(outbox()).containsExactly("main-1-1 crm.norte.status created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",'status':null", ",'user':'none','result':{}", ",'vehicle':7,'tags':null"})
  void aLeadWithOddFieldsIsToldOfAsNew(String odd) {
    created("k1", "norte", 1);
    sml.add(("{'id':1" + odd + "}").replace('\'', '"'));
    sync.sync("main");
    sync.sync("main");
    assertThat(outbox()).containsExactly("main-1-1 crm.norte.status created");
  }

  @Test
  void tellsTheResultAndWhomALeadWasGivenTo() {
    created("k1", "norte", 1);
    inSml(1, "new", 7L);
    sync.sync("main");
    sml.clear();
    sml.add("{\"id\":1,\"status\":\"end\",\"result\":\"not available\",\"user\":8}");
    sync.sync("main");
    assertThat(bodies().get(1)).contains("\"to\":\"end\"", "\"result\":\"not available\"");
    assertThat(bodies().get(2)).contains("\"from\":7,\"to\":8");
  }

  @Test
  void twoMessagesThatBecameOneLeadDoNotStopTheOthers() {
    created("k1", "norte", 1);
    created("k2", "norte", 1);
    created("k3", "norte", 2);
    inSml(1, "new", null);
    sml.add("{\"id\":2,\"status\":\"new\"}");
    sync.sync("main");
    assertThat(outbox())
        .containsExactly("main-1-1 crm.norte.status created", "main-2-1 crm.norte.status created");
  }

  @Test
  void whatWasReadBeforeAFailureIsToldOnce() {
    created("k1", "norte", 1);
    inSml(1, "new", null);
    sml.down(true);
    assertThatThrownBy(() -> sync.sync("main")).isInstanceOf(SmlUnavailableException.class);
    assertThat(outbox()).isEmpty();
    sml.down(false);
    sync.sync("main");
    assertThat(outbox()).hasSize(1);
  }

  @RepeatedTest(5)
  void twoRunsAtOnceTellEachChangeOnce() throws Exception {
    sml.clear();
    for (int i = 1; i <= 40; i++) {
      created("k" + i, "norte", i);
      sml.add("{\"id\":" + i + ",\"status\":\"tracing\"}");
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier together = new CyclicBarrier(4);
    List<Future<Void>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(
          threads.submit(
              () -> {
                together.await();
                sync.sync("main");
                return null;
              }));
    }
    for (Future<Void> run : runs) {
      run.get();
    }
    threads.shutdown();
    assertThat(outbox()).hasSize(80).doesNotHaveDuplicates();
  }

  private void created(String key, String dealer, long smlId) {
    ledger.receive(
        new InboundMessage(
            key,
            dealer,
            InboundMessage.Channel.MAIL,
            null,
            null,
            Instant.ofEpochMilli(1),
            new byte[0]),
        "main");
    ledger.posting(key, null);
    ledger.created(key, smlId);
  }

  private void inSml(long id, String status, Long user) {
    sml.clear();
    sml.add("{\"id\":%d,\"status\":\"%s\",\"user\":%s}".formatted(id, status, user));
  }

  private List<String> bodies() {
    return database.read(
        jdbc ->
            jdbc.sql("SELECT body FROM status_event ORDER BY position").query(String.class).list());
  }

  private List<String> outbox() {
    return database.read(
        jdbc ->
            jdbc.sql("SELECT event_id, queue, body FROM status_event ORDER BY position")
                .query(
                    (row, number) ->
                        row.getString("event_id")
                            + " "
                            + row.getString("queue")
                            + " "
                            + row.getString("body")
                                .replaceAll(".*es.sml.lead.([a-z-]+).v1.*", "$1"))
                .list());
  }
}
