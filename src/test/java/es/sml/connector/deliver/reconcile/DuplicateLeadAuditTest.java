package es.sml.connector.deliver.reconcile;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.deliver.StubbedList;
import es.sml.connector.deliver.search.LeadSearchTest;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateLeadAuditTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";

  private Database database;
  private StubbedList sml;
  private Ledger ledger;
  private DuplicateLeadAudit audit;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = NewLedger.open(directory, 2);
    sml = new StubbedList().searchable(true);
    ledger = new Ledger(database);
    audit = new DuplicateLeadAudit(sml.client(), database);
    ledger.receive(aMessage().key(KEY).name("1").received(Instant.now()).build(), "main");
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void reportsADuplicateInSmlOnce() {
    resend();
    sml.add(inSml(41)).add(LeadSearchTest.lead(42, "else")).add(inSml(43));
    audit.check();
    audit.check();
    assertThat(new LeadHistory(database).of(KEY))
        .filteredOn(move -> move.event().equals("DUPLICATE_IN_SML"))
        .extracting(LeadMove::reason)
        .containsExactly("SML has it as 43 and as 41: close one of them in SML");
  }

  @Test
  void reportsNoLeadThatIsInSmlOnce() {
    resend();
    sml.add(LeadSearchTest.lead(42, "else")).add(inSml(43));
    audit.check();
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::event)
        .doesNotContain("DUPLICATE_IN_SML");
  }

  @Test
  void searchesForNoLeadThatWasSentOnce() {
    ledger.created(KEY, 43);
    sml.add(inSml(41)).add(inSml(43));
    audit.check();
    assertThat(sml.filters()).isEmpty();
  }

  @Test
  void searchesLaterWhenSmlIsUnavailable() {
    resend();
    sml.down(true);
    audit.check();
    sml.down(false).add(inSml(41));
    audit.check();
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::event)
        .contains("DUPLICATE_IN_SML");
  }

  private void resend() {
    ledger.unknown(KEY, "{}", "no answer", Duration.ZERO);
    ledger.absent(ledger.find(KEY).orElseThrow());
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.created(KEY, 43);
  }

  private static String inSml(long id) {
    return LeadSearchTest.lead(id, MessageKey.reference(KEY));
  }
}
