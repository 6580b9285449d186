package es.sml.connector.deliver.duplicate;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class EnquiryClaimsTest extends StoreTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Enquiry ANA =
      EnquiryTest.enquiry("norte", "611223344", "ana@x.example", "Seat León");
  private static final Enquiry SAME_PHONE =
      EnquiryTest.enquiry("norte", "611223344", "work@x.example", "Seat León");
  private static final Enquiry SAME_EMAIL_AS_THAT =
      EnquiryTest.enquiry("norte", "699887766", "work@x.example", "Seat León");

  private Ledger ledger;
  private EnquiryClaims enquiries;

  @BeforeEach
  void open() {
    ledger = new Ledger(database);
    enquiries = new EnquiryClaims(database);
  }

  @Test
  void ofSixteenAtOnceOneIsTheFirst() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CyclicBarrier together = new CyclicBarrier(16);
    List<Future<String>> firsts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String key = "k" + i;
      // Each shares with the others the phone, the e-mail or both.
      Enquiry enquiry =
          EnquiryTest.enquiry(
              "norte", "611223344", i % 2 == 0 ? "ana@x.example" : "k" + i + "@x", "Seat León");
      firsts.add(
          threads.submit(
              () -> {
                receive(key);
                together.await();
                return first(enquiry, key);
              }));
    }
    List<String> answers = new ArrayList<>();
    for (Future<String> first : firsts) {
      answers.add(first.get());
    }
    threads.shutdown();
    assertThat(answers).containsOnlyOnce((String) null);
    int winner = answers.indexOf(null);
    answers.remove(winner);
    assertThat(answers).containsOnly("k" + winner);
  }

  @Test
  void theSameLeadClaimsAsOftenAsItLikes() {
    receive("a");
    assertThat(first(ANA, "a")).isNull();
    long claimed = number("SELECT MIN(claimed_at) FROM enquiry");
    assertThat(first(ANA, "a")).isNull();
    assertThat(number("SELECT MIN(claimed_at) FROM enquiry")).isEqualTo(claimed);
    assertThat(number("SELECT COUNT(*) FROM enquiry")).isEqualTo(2);
  }

  @Test
  void reportsTheStateOfTheFirst() {
    create("a", 7);
    first(ANA, "a");
    receive("b");
    EnquiryClaims.First first = enquiries.claim(ANA, "b", DAY).orElseThrow();
    assertThat(first.leadKey()).isEqualTo("a");
    assertThat(first.state()).isEqualTo(LeadState.CREATED);
    assertThat(first.smlId()).isEqualTo(7);
  }

  @Test
  void recognisesADuplicateByThePhoneAlone() {
    receive("a", "b");
    first(ANA, "a");
    assertThat(first(SAME_PHONE, "b")).isEqualTo("a");
  }

  @Test
  void aDuplicateOfADuplicateIsADuplicateOfTheFirst() {
    receive("a", "b", "c");
    first(ANA, "a");
    first(SAME_PHONE, "b");
    assertThat(first(SAME_EMAIL_AS_THAT, "c")).isEqualTo("a");
  }

  @Test
  void anotherDealersLeadIsNoDuplicate() {
    receive("a", "b");
    first(ANA, "a");
    assertThat(first(EnquiryTest.enquiry("sur", "611223344", "ana@x.example", "Seat León"), "b"))
        .isNull();
  }

  @Test
  void aLeadOutsideTheWindowIsNoDuplicateAndIsForgotten() {
    receive("a", "b", "c", "d");
    first(ANA, "a");
    first(SAME_PHONE, "b");
    age(DAY.minusMinutes(1));
    assertThat(first(ANA, "c")).isEqualTo("a");
    age(Duration.ofMinutes(1));
    Enquiry other = EnquiryTest.enquiry("norte", "655443322", null, "Kia Niro");
    assertThat(first(other, "d")).isNull();
    assertThat(number("SELECT COUNT(*) FROM enquiry")).isEqualTo(1);
    assertThat(first(ANA, "c")).isNull();
  }

  @ParameterizedTest
  @EnumSource(LeadState.class)
  void theFirstGivesWayOnlyIfItIsNeitherInSmlNorOnItsWayThere(LeadState state) {
    receive("a", "b");
    first(ANA, "a");
    force("a", state);
    boolean stands =
        List.of(LeadState.RECEIVED, LeadState.POSTING, LeadState.UNKNOWN, LeadState.CREATED)
            .contains(state);
    assertThat(first(ANA, "b")).isEqualTo(stands ? "a" : null);
    assertThat(first(ANA, "a")).isEqualTo(stands ? null : "b");
  }

  @Test
  void aParkedLeadGivesWayAlsoWhereAnotherCopyOfItComes() {
    receive("a", "b", "c");
    first(ANA, "a");
    force("a", LeadState.UNKNOWN);
    assertThat(first(ANA, "b")).isEqualTo("a");
    ledger.parked("a", "nothing");
    receive("a");
    assertThat(first(ANA, "b")).isNull();
    assertThat(first(ANA, "c")).isEqualTo("b");
  }

  @Test
  void ofTwoReplacementsOneBecomesTheFirst() {
    create("a", 7);
    receive("b", "c");
    first(ANA, "a");
    assertThat(first(SAME_PHONE, "b")).isEqualTo("a");
    assertThat(first(ANA, "c")).isEqualTo("a");
    enquiries.replaceFirst(SAME_PHONE, "b", "a");
    enquiries.replaceFirst(ANA, "c", "a");
    assertThat(first(SAME_PHONE, "b")).isNull();
    assertThat(first(ANA, "c")).isEqualTo("b");
    assertThat(first(SAME_PHONE, "b")).isNull();
  }

  @Test
  void aDuplicateOfTwoGoesToTheOtherIfOneCannotBeNoted() {
    create("a", 7);
    create("b", 8);
    receive("c");
    assertThat(first(EnquiryTest.enquiry("norte", "611223344", null, "Seat León"), "a")).isNull();
    age(Duration.ofMinutes(1));
    assertThat(first(SAME_EMAIL_AS_THAT, "b")).isNull();
    assertThat(first(SAME_PHONE, "c")).isEqualTo("a");
    enquiries.replaceFirst(SAME_PHONE, "c", "a");
    assertThat(first(SAME_PHONE, "c")).isEqualTo("b");
  }

  /** Key of the lead that came first; null where it is this one. */
  private String first(Enquiry enquiry, String key) {
    return enquiries.claim(enquiry, key, DAY).map(EnquiryClaims.First::leadKey).orElse(null);
  }

  private void create(String key, long smlId) {
    receive(key);
    ledger.posting(key, null, LeadOrigin.UNKNOWN);
    ledger.created(key, smlId);
  }

  private void receive(String... keys) {
    for (String key : keys) {
      ledger.receive(aMessage().key(key).byMail().build(), "main");
    }
  }

  private void force(String key, LeadState state) {
    database.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET state = :state WHERE lead_key = :key")
                .param("state", state.name())
                .param("key", key)
                .update());
  }

  private void age(Duration by) {
    database.write(
        jdbc ->
            jdbc.sql("UPDATE enquiry SET claimed_at = claimed_at - :by")
                .param("by", by.toMillis())
                .update());
  }

  private long number(String sql) {
    return database.read(jdbc -> jdbc.sql(sql).query(Long.class).single());
  }
}
