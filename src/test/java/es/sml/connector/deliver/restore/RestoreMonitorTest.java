package es.sml.connector.deliver.restore;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.deliver.SearchFirst;
import es.sml.connector.deliver.StubbedList;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreMonitorTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String OTHERS = "ffeeddccbbaa99887766554433221100";

  private Database database;
  private StubbedList sml;
  private Ledger ledger;
  private Instant oldestWaiting;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = NewLedger.open(directory, 2);
    sml = new StubbedList();
    ledger = new Ledger(database);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void sendsAtOnceWhenTheLedgerHasAllLeadsOfSml() {
    receive(KEY, Instant.now());
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    inSml(41, KEY); // not yet noted as created
    sml.add("{\"id\":7,\"tags\":[{\"content\":\"somebody's\"}]}").add("{\"id\":8}");
    RestoreMonitor monitor = monitor(SearchFirst.AUTO);
    assertThat(mustBeSearched(monitor, OTHERS)).isFalse();
    assertThat(mustBeSearched(monitor, OTHERS)).isFalse();
    assertThat(sml.filters()).hasSize(1);
    assertThat(monitor.reason()).isNull();
  }

  @Test
  void searchesFirstWhenSmlHasALeadThatTheLedgerLacks() {
    inSml(41, OTHERS);
    RestoreMonitor monitor = monitor(SearchFirst.AUTO);
    assertThat(mustBeSearched(monitor, KEY)).isTrue();
    assertThat(monitor.reason().toString())
        .contains("SML has leads of account main that are not in this ledger")
        .contains("the connector searches SML for each lead before it sends it, at least until ");
    assertThat(monitor.reason().in(Locale.forLanguageTag("es")))
        .startsWith("SML tiene leads de la cuenta main que no están en este libro");
  }

  @Test
  void countsALeadThatTheLedgerHasNotSentAsUnknown() {
    receive(OTHERS, Instant.now());
    inSml(41, OTHERS);
    assertThat(mustBeSearched(monitor(SearchFirst.AUTO), KEY)).isTrue();
  }

  @Test
  void searchesForEachLeadOnce() {
    inSml(41, OTHERS);
    RestoreMonitor monitor = monitor(SearchFirst.AUTO);
    LedgerEntry entry = receive(KEY, Instant.now());
    Instant noticed = monitor.mustBeSearched("main", message(KEY, Instant.now()), entry).get();
    LedgerEntry unsure = ledger.restored(KEY, noticed.toEpochMilli(), "{}", Duration.ZERO);
    assertThat(unsure.state()).isEqualTo(LeadState.UNKNOWN);
    ledger.absent(unsure);
    assertThat(
            monitor.mustBeSearched(
                "main", message(KEY, Instant.now()), receive(KEY, Instant.now())))
        .isEmpty();
  }

  @Test
  void noticesNothingOfTheSameLeadsAfterAnotherStart() {
    inSml(41, OTHERS);
    monitor(SearchFirst.AUTO).mustBeSearched("main", message(KEY, Instant.now()), null);
    end();
    RestoreMonitor next = monitor(SearchFirst.AUTO);
    assertThat(mustBeSearched(next, KEY, Instant.now().plusSeconds(600))).isFalse();
    inSml(42, OTHERS);
    next.check();
    assertThat(mustBeSearched(next, KEY, Instant.now().plusSeconds(600))).isTrue();
  }

  @Test
  void endsOnceADayIsOverAndAllMessagesOfBeforeAreThrough() {
    new RestoreRecord(database).note("the data directory was restored or copied");
    database.write(
        jdbc -> jdbc.sql("UPDATE restore SET noticed_at = noticed_at - 90000000").update());
    Instant noticed = new RestoreRecord(database).notices().get(0).noticedAt();
    RestoreMonitor monitor = monitor(SearchFirst.AUTO);
    oldestWaiting = noticed.minusSeconds(1);
    monitor.check();
    assertThat(mustBeSearched(monitor, KEY)).isTrue();
    oldestWaiting = noticed.plusSeconds(1);
    monitor.check();
    assertThat(monitor.reason()).isNull();
    assertThat(mustBeSearched(monitor, KEY)).isFalse();
    // A message of before may still be replayed.
    assertThat(mustBeSearched(monitor, KEY, noticed.minusSeconds(1))).isTrue();
  }

  @Test
  void lastsADayAtLeast() {
    new RestoreRecord(database).note("the data directory was restored or copied");
    RestoreMonitor monitor = monitor(SearchFirst.AUTO);
    monitor.check();
    assertThat(monitor.reason().toString())
        .startsWith(
            "the data directory was restored or copied; the connector searches SML for each");
  }

  @Test
  void sendsNothingBeforeSmlCouldBeCompared() {
    sml.down(true);
    RestoreMonitor monitor = monitor(SearchFirst.AUTO);
    assertThatThrownBy(() -> mustBeSearched(monitor, KEY))
        .isInstanceOf(SmlUnavailableException.class);
    sml.down(false);
    assertThat(mustBeSearched(monitor, KEY)).isFalse();
  }

  @Test
  void trustsAnAccountThatMayNotListLeads() {
    sml.refusing("page_size");
    assertThat(mustBeSearched(monitor(SearchFirst.AUTO), KEY)).isFalse();
  }

  @Test
  void followsTheConfiguredMode() {
    assertThat(mustBeSearched(monitor(SearchFirst.ALWAYS), KEY)).isTrue();
    inSml(41, OTHERS);
    RestoreMonitor never = monitor(SearchFirst.NEVER);
    assertThat(mustBeSearched(never, KEY)).isFalse();
    assertThat(never.reason()).isNull();
  }

  private RestoreMonitor monitor(SearchFirst mode) {
    RestoreMonitor monitor = new RestoreMonitor(sml.client(), database, mode, () -> oldestWaiting);
    monitor.begin();
    return monitor;
  }

  private void end() {
    database.write(jdbc -> jdbc.sql("UPDATE restore SET ended_at = 1").update());
  }

  private boolean mustBeSearched(RestoreMonitor monitor, String key) {
    return mustBeSearched(monitor, key, Instant.now().plusSeconds(600));
  }

  private boolean mustBeSearched(RestoreMonitor monitor, String key, Instant received) {
    Optional<Instant> noticed = monitor.mustBeSearched("main", message(key, received), null);
    return noticed.isPresent();
  }

  private void inSml(int id, String key) {
    sml.add("{\"id\":%d,\"tags\":[{\"content\":\"%s\"}]}".formatted(id, MessageKey.reference(key)));
  }

  private LedgerEntry receive(String key, Instant received) {
    return ledger.receive(message(key, received), "main");
  }

  private static InboundMessage message(String key, Instant received) {
    return aMessage().key(key).name("id").received(received).build();
  }
}
