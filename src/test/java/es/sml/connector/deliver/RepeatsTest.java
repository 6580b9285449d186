package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.deliver.RepeatPolicy.Treatment;
import es.sml.connector.deliver.Repeats.Judgement;
import es.sml.connector.deliver.Repeats.Verdict;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.sml.SmlLead;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
  private static final SmlLead LEAD = EnquiryTest.lead("611223344", null, "Seat León");

  private Database database;
  private Ledger ledger;
  private Repeats repeats;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    ledger = new Ledger(database);
    repeats =
        new Repeats(
            () ->
                Map.of(
                    "creates", new RepeatPolicy(null, null),
                    "notes", new RepeatPolicy(Treatment.NOTE, null),
                    "discards", new RepeatPolicy(Treatment.DISCARD, null)),
            database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"notes, NOTE", "discards, DISCARD"})
  void followsTheDealersPolicyOnceTheFirstIsInSml(String dealer, Verdict verdict) {
    assertThat(judge("a", dealer)).isEqualTo(new Judgement(Verdict.FIRST, null, null));
    assertThat(judge("b", dealer)).isEqualTo(new Judgement(Verdict.WAIT, "a", null));
    ledger.posting("a", null);
    assertThat(judge("b", dealer).verdict()).isEqualTo(Verdict.WAIT);
    ledger.created("a", 7);
    assertThat(judge("b", dealer)).isEqualTo(new Judgement(verdict, "a", 7L));
  }

  @ParameterizedTest
  @CsvSource({"creates", "gone-from-the-file"})
  void storesNothingForADealerWhoWantsEachCreated(String dealer) {
    assertThat(judge("a", dealer).verdict()).isEqualTo(Verdict.FIRST);
    assertThat(judge("b", dealer).verdict()).isEqualTo(Verdict.FIRST);
    assertThat(stored()).isZero();
  }

  @Test
  void storesNothingOfALeadThatCannotBeRecognised() {
    for (String key : new String[] {"a", "b"}) {
      SmlLead unnamed = EnquiryTest.lead("611223344", null, SmlLead.UNSPECIFIED);
      assertThat(repeats.judge(received(key, "discards"), unnamed).verdict())
          .isEqualTo(Verdict.FIRST);
    }
    assertThat(stored()).isZero();
  }

  @Test
  void theOneThatTakesOverIsTheFirst() {
    judge("a", "notes");
    ledger.posting("a", null);
    ledger.created("a", 7);
    Judgement judgement = judge("b", "notes");
    repeats.takeOver(received("b", "notes"), LEAD, judgement);
    assertThat(judge("b", "notes").verdict()).isEqualTo(Verdict.FIRST);
    assertThat(judge("c", "notes")).isEqualTo(new Judgement(Verdict.WAIT, "b", null));
  }

  private Judgement judge(String key, String dealer) {
    return repeats.judge(received(key, dealer), LEAD);
  }

  private InboundMessage received(String key, String dealer) {
    InboundMessage message =
        new InboundMessage(
            key,
            dealer,
            InboundMessage.Channel.QUEUE,
            null,
            null,
            Instant.ofEpochMilli(1),
            new byte[0]);
    ledger.receive(message, "main");
    return message;
  }

  private long stored() {
    return database.read(
        jdbc -> jdbc.sql("SELECT COUNT(*) FROM enquiry").query(Long.class).single());
  }
}
