package es.sml.connector.deliver.duplicate;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.deliver.duplicate.DuplicateDetection.Decision;
import es.sml.connector.deliver.duplicate.DuplicatePolicy.Treatment;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.testing.StoreTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateDetectionTest extends StoreTest {
  private static final SmlLead LEAD = EnquiryTest.lead("611223344", null, "Seat León");

  private Ledger ledger;
  private DuplicateDetection detection;

  @BeforeEach
  void open() {
    ledger = new Ledger(database);
    detection =
        new DuplicateDetection(
            () ->
                Map.of(
                    "creates", new DuplicatePolicy(null, null),
                    "notes", new DuplicatePolicy(Treatment.NOTE, null),
                    "discards", new DuplicatePolicy(Treatment.DISCARD, null)),
            database);
  }

  @ParameterizedTest
  @CsvSource({"notes, NOTE", "discards, DISCARD"})
  void followsTheDealersPolicyOnceTheFirstIsInSml(String dealer, DuplicateResult expected) {
    assertThat(detect("a", dealer)).isEqualTo(new Decision(DuplicateResult.FIRST, null, null));
    assertThat(detect("b", dealer))
        .isEqualTo(new Decision(DuplicateResult.FIRST_PENDING, "a", null));
    ledger.posting("a", null, LeadOrigin.UNKNOWN);
    assertThat(detect("b", dealer).result()).isEqualTo(DuplicateResult.FIRST_PENDING);
    ledger.created("a", 7);
    assertThat(detect("b", dealer)).isEqualTo(new Decision(expected, "a", 7L));
  }

  @ParameterizedTest
  @CsvSource({"creates", "gone-from-the-file"})
  void storesNothingForADealerWhoWantsEachCreated(String dealer) {
    assertThat(detect("a", dealer).result()).isEqualTo(DuplicateResult.FIRST);
    assertThat(detect("b", dealer).result()).isEqualTo(DuplicateResult.FIRST);
    assertThat(stored()).isZero();
  }

  @Test
  void storesNothingOfALeadThatCannotBeRecognised() {
    for (String key : new String[] {"a", "b"}) {
      SmlLead unnamed = EnquiryTest.lead("611223344", null, SmlLead.UNSPECIFIED);
      assertThat(detection.decide(received(key, "discards"), unnamed).result())
          .isEqualTo(DuplicateResult.FIRST);
    }
    assertThat(stored()).isZero();
  }

  @Test
  void theReplacementBecomesTheFirst() {
    detect("a", "notes");
    ledger.posting("a", null, LeadOrigin.UNKNOWN);
    ledger.created("a", 7);
    Decision detected = detect("b", "notes");
    detection.replaceFirst(received("b", "notes"), LEAD, detected);
    assertThat(detect("b", "notes").result()).isEqualTo(DuplicateResult.FIRST);
    assertThat(detect("c", "notes"))
        .isEqualTo(new Decision(DuplicateResult.FIRST_PENDING, "b", null));
  }

  private Decision detect(String key, String dealer) {
    return detection.decide(received(key, dealer), LEAD);
  }

  private InboundMessage received(String key, String dealer) {
    InboundMessage message = aMessage().key(key).dealer(dealer).build();
    ledger.receive(message, "main");
    return message;
  }

  private long stored() {
    return database.read(
        jdbc -> jdbc.sql("SELECT COUNT(*) FROM enquiry").query(Long.class).single());
  }
}
