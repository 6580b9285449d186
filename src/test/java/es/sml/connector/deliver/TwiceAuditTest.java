package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwiceAuditTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";

  private Database database;
  private StubbedList sml;
  private Ledger ledger;
  private TwiceAudit audit;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    sml = new StubbedList().searchable(true);
    ledger = new Ledger(database);
    audit = new TwiceAudit(sml.client(), database);
    ledger.receive(
        new InboundMessage(
            KEY,
            "norte",
            InboundMessage.Channel.QUEUE,
            null,
            "1",
            null,
            Instant.now(),
            new byte[0]),
        "main");
    ledger.posting(KEY, null);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void aLeadThatWasSentAgainAndIsThereTwiceIsToldOnce() {
    sendAgain();
    sml.add(inSml(41)).add(LeadSearchTest.lead(42, "else")).add(inSml(43));
    audit.look();
    audit.look();
    assertThat(new LeadHistory(database).of(KEY))
        .filteredOn(move -> move.event().equals("DUPLICATE_IN_SML"))
        .extracting(LeadMove::reason)
        .containsExactly("SML has it as 43 and as 41: close one of them in SML");
  }

  @Test
  void aLeadThatIsThereOnceIsNotTold() {
    sendAgain();
    sml.add(LeadSearchTest.lead(42, "else")).add(inSml(43));
    audit.look();
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::event)
        .doesNotContain("DUPLICATE_IN_SML");
  }

  @Test
  void aLeadThatWasSentButOnceIsNotLookedFor() {
    ledger.created(KEY, 43);
    sml.add(inSml(41)).add(inSml(43));
    audit.look();
    assertThat(sml.filters()).isEmpty();
  }

  @Test
  void whatSmlDoesNotShowNowIsLookedForLater() {
    sendAgain();
    sml.down(true);
    audit.look();
    sml.down(false).add(inSml(41));
    audit.look();
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::event)
        .contains("DUPLICATE_IN_SML");
  }

  private void sendAgain() {
    ledger.unknown(KEY, "{}", "no answer", Duration.ZERO);
    ledger.absent(ledger.find(KEY).orElseThrow());
    ledger.posting(KEY, null);
    ledger.created(KEY, 43);
  }

  private static String inSml(long id) {
    return LeadSearchTest.lead(id, MessageKey.reference(KEY));
  }
}
