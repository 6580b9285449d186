package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreWatchTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String OTHERS = "ffeeddccbbaa99887766554433221100";

  private Database database;
  private StubbedList sml;
  private Ledger ledger;
  private Instant oldestWaiting;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    sml = new StubbedList();
    ledger = new Ledger(database);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void sendsAtOnceWhereTheLedgerKnowsAllThatSmlHas() {
    receive(KEY, Instant.now());
    ledger.posting(KEY, null);
    inSml(41, KEY); // not yet noted as created
    sml.add("{\"id\":7,\"tags\":[{\"content\":\"somebody's\"}]}").add("{\"id\":8}");
    RestoreWatch watch = watch(SearchFirst.AUTO);
    assertThat(mustBeSearched(watch, OTHERS)).isFalse();
    assertThat(mustBeSearched(watch, OTHERS)).isFalse();
    assertThat(sml.filters()).hasSize(1);
    assertThat(watch.reason()).isNull();
  }

  @Test
  void searchesFirstWhereSmlHasALeadThatTheLedgerDoesNotKnow() {
    inSml(41, OTHERS);
    RestoreWatch watch = watch(SearchFirst.AUTO);
    assertThat(mustBeSearched(watch, KEY)).isTrue();
    assertThat(watch.reason())
        .contains("SML has leads of account main that are not in this ledger")
        .contains("the connector searches SML for each lead before it sends it, at least until ");
  }

  @Test
  void countsALeadThatTheLedgerHasNotSentAsUnknown() {
    receive(OTHERS, Instant.now());
    inSml(41, OTHERS);
    assertThat(mustBeSearched(watch(SearchFirst.AUTO), KEY)).isTrue();
  }

  @Test
  void searchesForEachLeadOnce() {
    inSml(41, OTHERS);
    RestoreWatch watch = watch(SearchFirst.AUTO);
    LedgerEntry entry = receive(KEY, Instant.now());
    Instant noticed = watch.mustBeSearched("main", message(KEY, Instant.now()), entry).get();
    LedgerEntry unsure = ledger.restored(KEY, noticed.toEpochMilli(), "{}", Duration.ZERO);
    assertThat(unsure.state()).isEqualTo(LeadState.UNKNOWN);
    ledger.absent(unsure);
    assertThat(
            watch.mustBeSearched("main", message(KEY, Instant.now()), receive(KEY, Instant.now())))
        .isEmpty();
  }

  @Test
  void noticesNothingOfTheSameLeadsAfterAnotherStart() {
    inSml(41, OTHERS);
    watch(SearchFirst.AUTO).mustBeSearched("main", message(KEY, Instant.now()), null);
    end();
    RestoreWatch next = watch(SearchFirst.AUTO);
    assertThat(mustBeSearched(next, KEY, Instant.now().plusSeconds(600))).isFalse();
    inSml(42, OTHERS);
    next.look();
    assertThat(mustBeSearched(next, KEY, Instant.now().plusSeconds(600))).isTrue();
  }

  @Test
  void endsOnceADayIsOverAndAllMessagesOfBeforeAreThrough() {
    new RestoreRecord(database).note("the data directory was restored or copied");
    database.write(
        jdbc -> jdbc.sql("UPDATE restore SET noticed_at = noticed_at - 90000000").update());
    Instant noticed = new RestoreRecord(database).notices().get(0).noticedAt();
    RestoreWatch watch = watch(SearchFirst.AUTO);
    oldestWaiting = noticed.minusSeconds(1);
    watch.look();
    assertThat(mustBeSearched(watch, KEY)).isTrue();
    oldestWaiting = noticed.plusSeconds(1);
    watch.look();
    assertThat(watch.reason()).isNull();
    assertThat(mustBeSearched(watch, KEY)).isFalse();
    // A message of before may still be replayed.
    assertThat(mustBeSearched(watch, KEY, noticed.minusSeconds(1))).isTrue();
  }

  @Test
  void lastsADayAtLeast() {
    new RestoreRecord(database).note("the data directory was restored or copied");
    RestoreWatch watch = watch(SearchFirst.AUTO);
    watch.look();
    assertThat(watch.reason())
        .startsWith(
            "the data directory was restored or copied; the connector searches SML for each");
  }

  @Test
  void sendsNothingBeforeSmlCouldBeCompared() {
    sml.down(true);
    RestoreWatch watch = watch(SearchFirst.AUTO);
    assertThatThrownBy(() -> mustBeSearched(watch, KEY))
        .isInstanceOf(SmlUnavailableException.class);
    sml.down(false);
    assertThat(mustBeSearched(watch, KEY)).isFalse();
  }

  @Test
  void takesAnAccountThatMayNotListLeadsAsItIs() {
    sml.refusing("page_size");
    assertThat(mustBeSearched(watch(SearchFirst.AUTO), KEY)).isFalse();
  }

  @Test
  void doesAsAPersonSays() {
    assertThat(mustBeSearched(watch(SearchFirst.ALWAYS), KEY)).isTrue();
    inSml(41, OTHERS);
    RestoreWatch never = watch(SearchFirst.NEVER);
    assertThat(mustBeSearched(never, KEY)).isFalse();
    assertThat(never.reason()).isNull();
  }

  private RestoreWatch watch(SearchFirst mode) {
    RestoreWatch watch = new RestoreWatch(sml.client(), database, mode, () -> oldestWaiting);
    watch.begin();
    return watch;
  }

  private void end() {
    database.write(jdbc -> jdbc.sql("UPDATE restore SET ended_at = 1").update());
  }

  private boolean mustBeSearched(RestoreWatch watch, String key) {
    return mustBeSearched(watch, key, Instant.now().plusSeconds(600));
  }

  private boolean mustBeSearched(RestoreWatch watch, String key, Instant received) {
    Optional<Instant> noticed = watch.mustBeSearched("main", message(key, received), null);
    return noticed.isPresent();
  }

  private void inSml(int id, String key) {
    sml.add("{\"id\":%d,\"tags\":[{\"content\":\"%s\"}]}".formatted(id, MessageKey.reference(key)));
  }

  private LedgerEntry receive(String key, Instant received) {
    return ledger.receive(message(key, received), "main");
  }

  private static InboundMessage message(String key, Instant received) {
    return new InboundMessage(
        key, "norte", InboundMessage.Channel.QUEUE, "id", null, received, new byte[0]);
  }
}
