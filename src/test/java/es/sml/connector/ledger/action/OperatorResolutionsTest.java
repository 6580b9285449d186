package es.sml.connector.ledger.action;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.LeadFilter;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
class OperatorResolutionsTest extends StoreTest {
  private static final String KEY = "k1";
  private static final OperatorAction BY_ANA = new OperatorAction("operator (ana)", "test", "why");

  private Ledger ledger;
  private OperatorAudit audit;
  private OperatorResolutions resolutions;
  private LeadRows rows;
  private PersonalData personalData;

  @BeforeEach
  void open() {
    ledger = new Ledger(database);
    audit = new OperatorAudit(database);
    resolutions = new OperatorResolutions(database, audit, CreatedLeads.NONE);
    rows = new LeadRows(database);
    personalData = new PersonalData(database, audit);
  }

  @Test
  void pagesHaveEachEntryOnceAlsoAtEqualTimes() {
    for (int i = 1; i <= 7; i++) {
      receive("k" + i, LeadState.FAILED);
      audit.note(BY_ANA, "k" + i, "done");
    }
    database.write(
        jdbc -> {
          jdbc.sql("UPDATE lead SET received_at = 1000 WHERE lead_key > 'k2'").update();
          return jdbc.sql("UPDATE operator_action SET at = 1000 WHERE lead_key > 'k2'").update();
        });
    List<String> audited = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    AuditEntry entry = null;
    LeadRow row = null;
    do {
      List<AuditEntry> page =
          audit.list(
              "",
              0,
              entry == null ? Long.MAX_VALUE : entry.at(),
              entry == null ? "" : entry.auditId(),
              2);
      page.forEach(each -> audited.add(each.leadKey()));
      entry = page.isEmpty() ? null : page.get(page.size() - 1);
    } while (entry != null);
    do {
      List<LeadRow> page =
          rows.list(new LeadFilter(null, null, null, null, null, null, null, null), row, 2);
      page.forEach(each -> listed.add(each.leadKey()));
      row = page.isEmpty() ? null : page.get(page.size() - 1);
    } while (row != null);
    assertThat(listed)
        .hasSize(7)
        .doesNotHaveDuplicates()
        .containsSubsequence("k7", "k6", "k5", "k4", "k3");
    assertThat(audited).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(audit.list("k3", 0, Long.MAX_VALUE, "", 9)).hasSize(1);
    assertThat(audit.list("", 1000, Long.MAX_VALUE, "", 9)).hasSize(7);
    assertThat(audit.list("", 1001, Long.MAX_VALUE, "", 9)).hasSize(2);
    assertThat(audit.list("", 1000, 1000, "", 9)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(LeadState.class)
  void aReplayLeavesOnlyStatesOfWhichNothingIsInSml(LeadState state) {
    receive(KEY, state);
    boolean granted = resolutions.replay(KEY, "other", BY_ANA).granted();
    Set<LeadState> may =
        Set.of(
            LeadState.RECEIVED,
            LeadState.REJECTED,
            LeadState.FAILED,
            LeadState.NOT_A_LEAD,
            LeadState.SPLIT);
    assertThat(granted).isEqualTo(may.contains(state));
    LeadState after = !granted || state == LeadState.SPLIT ? state : LeadState.RECEIVED;
    assertThat(row(KEY).state()).isEqualTo(after);
    assertThat(audited()).hasSize(granted ? 1 : 0);
    if (granted && state != LeadState.RECEIVED) {
      assertThat(row(KEY).account()).isEqualTo("other");
      assertThat(row(KEY).attempts()).isZero();
    }
  }

  @Test
  void searchesForARejectedLeadWhereTheReferenceIsSearchable() {
    searchable("other");
    receive(KEY, LeadState.REJECTED);
    receive("k2", LeadState.FAILED);
    receive("k3", LeadState.REJECTED);
    assertThat(resolutions.replay(KEY, "other", BY_ANA).granted()).isTrue();
    assertThat(row(KEY).state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(row(KEY).account()).isEqualTo("other");
    assertThat(ledger.find(KEY).orElseThrow().commitWindow()).isNull();
    resolutions.replay("k2", "other", BY_ANA);
    resolutions.replay("k3", "main", BY_ANA);
    assertThat(row("k2").state()).isEqualTo(LeadState.RECEIVED);
    assertThat(row("k3").state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void aReplayThatWasCutOffBeforeItsSearchGoesOn() {
    searchable("main");
    receive(KEY, LeadState.REJECTED);
    resolutions.replay(KEY, "main", BY_ANA);
    assertThat(resolutions.replay(KEY, "main", BY_ANA).granted()).isTrue();
    receive(KEY, LeadState.UNKNOWN); // a consumer has it
    assertThat(resolutions.replay(KEY, "main", BY_ANA).granted()).isFalse();
    receive("k2", LeadState.REJECTED);
    resolutions.replay("k2", "main", BY_ANA);
    ledger.parked("k2", "search: nothing");
    assertThat(resolutions.replay("k2", "main", BY_ANA).granted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(LeadState.class)
  void aWordOnALeadNeedsAParkedOne(LeadState state) {
    receive(KEY, state);
    if (state != LeadState.RECEIVED) {
      assertThat(resolutions.retry(KEY, BY_ANA).granted()).isFalse();
    }
    assertThat(resolutions.created(KEY, 7, BY_ANA).granted()).isFalse();
    assertThat(row(KEY).state()).isEqualTo(state);
    assertThat(audited()).isEmpty();
  }

  @Test
  void aParkedLeadIsCreatedOrRetried() {
    receive(KEY, LeadState.UNKNOWN);
    ledger.parked(KEY, "search: nothing");
    assertThat(row(KEY).isParked()).isTrue();
    assertThat(resolutions.created(KEY, 7, BY_ANA).granted()).isTrue();
    assertThat(resolutions.created(KEY, 7, BY_ANA).granted()).isTrue();
    assertThat(resolutions.created(KEY, 8, BY_ANA).granted()).isFalse();
    assertThat(row(KEY).smlId()).isEqualTo(7);
    receive("k2", LeadState.UNKNOWN);
    ledger.parked("k2", "search: nothing");
    assertThat(resolutions.other("k2", 7)).contains(KEY);
    assertThat(resolutions.other(KEY, 7)).isEmpty();
    assertThat(resolutions.retry("k2", BY_ANA).granted()).isTrue();
    assertThat(row("k2").state()).isEqualTo(LeadState.RECEIVED);
    assertThat(audited()).containsExactlyInAnyOrder("created as 7", "to be sent again");
  }

  @Test
  void nothingIsThrownAwayThatIsOnItsWay() {
    for (LeadState state : LeadState.values()) {
      receive(state.name(), state);
      boolean underWay =
          Set.of(LeadState.RECEIVED, LeadState.POSTING, LeadState.UNKNOWN).contains(state);
      assertThat(resolutions.discard(state.name(), BY_ANA).granted())
          .as(state.name())
          .isEqualTo(!underWay);
      assertThat(personalData.erase(state.name(), BY_ANA).granted())
          .as(state.name())
          .isEqualTo(!underWay);
    }
    assertThat(resolutions.discard("nobody", BY_ANA).granted()).isTrue();
    assertThat(personalData.erase("nobody", BY_ANA).granted()).isFalse();
  }

  @Test
  void ofSixteenConflictingResolutionsOneSucceeds() throws Exception {
    receive(KEY, LeadState.UNKNOWN);
    ledger.parked(KEY, "search: nothing");
    ExecutorService people = Executors.newFixedThreadPool(16);
    CyclicBarrier together = new CyclicBarrier(16);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int id = i;
      answers.add(
          people.submit(
              () -> {
                together.await();
                return resolutions.created(KEY, id, BY_ANA).granted();
              }));
    }
    int granted = 0;
    for (Future<Boolean> answer : answers) {
      granted += answer.get() ? 1 : 0;
    }
    people.shutdown();
    assertThat(granted).isEqualTo(1);
    assertThat(audited()).containsExactly("created as " + row(KEY).smlId());
  }

  @Test
  void erasesWhatIsACustomersAndKeepsWhatPreventsASecondLead() {
    receive(KEY, LeadState.SPLIT);
    receive(KEY + "/1", LeadState.CREATED);
    receive(KEY + "/2", LeadState.REJECTED);
    receive("k10", LeadState.REJECTED);
    database.write(
        jdbc -> {
          jdbc.sql(
                  "UPDATE lead SET reason = 'Ana', external_id = 'Ana', searched = 'Ana', vehicle = 'coche de Ana', sml_id = 5")
              .update();
          jdbc.sql(
                  "INSERT INTO lead_move (lead_key, number, at, event, reason) VALUES ('k1/2', 1, 1, 'FAIL', 'Ana')")
              .update();
          jdbc.sql(
                  "INSERT INTO enquiry (dealer, digest, lead_key, claimed_at) VALUES ('norte', 'd', 'k1/1', 1)")
              .update();
          jdbc.sql(
                  "INSERT INTO tracked_lead (account, sml_id, dealer, external_id, reference, status, changes, updated_at, seen, is_open, busy_until) "
                      + "VALUES ('main', 5, 'norte', 'Ana', 'ref:k1-1', 'new', 1, 1, 1, 1, 0)")
              .update();
          return jdbc.sql(
                  "INSERT INTO command (command_id, operation, account, digest, attempts, lead_key, replies_due, reply, received_at) "
                      + "VALUES ('c', 'create-lead', 'main', 'd', 1, 'k1/2', 1, "
                      + "'{\"id\":\"c\",\"outcome\":\"rejected\",\"error\":{\"message\":\"Ana\"}}', 1)")
              .update();
        });
    assertThat(personalData.erase(KEY, BY_ANA).granted()).isTrue();
    for (String key : List.of(KEY, KEY + "/1", KEY + "/2")) {
      assertThat(row(key).toString()).doesNotContain("Ana", "<1@x>");
      assertThat(row(key).erasedAt()).isNotNull();
      assertThat(row(key).smlId()).isEqualTo(5);
    }
    assertThat(row("k10").toString()).contains("Ana");
    for (String table : List.of("lead_move", "enquiry", "tracked_lead", "command")) {
      assertThat(
              database
                  .read(jdbc -> jdbc.sql("SELECT * FROM " + table).query().listOfRows())
                  .toString())
          .as(table)
          .doesNotContain("Ana");
    }
    String answer =
        database.read(jdbc -> jdbc.sql("SELECT reply FROM command").query(String.class).single());
    assertThat(answer)
        .isEqualTo("{\"id\":\"c\",\"outcome\":\"rejected\",\"error\":{\"message\":\"erased\"}}");
    assertThat(resolutions.replay(KEY + "/2", "main", BY_ANA).granted()).isFalse();
    assertThat(resolutions.replay(KEY + "/2", "main", BY_ANA).erased()).isTrue();
  }

  @Test
  void findsWhatIsOldAndHasEnded() {
    receive("old", LeadState.CREATED);
    receive("open", LeadState.UNKNOWN);
    receive("new", LeadState.CREATED);
    database.write(
        jdbc -> jdbc.sql("UPDATE lead SET updated_at = 1 WHERE lead_key <> 'new'").update());
    assertThat(personalData.olderThan(Duration.ofDays(1), 10)).containsExactly("old");
    personalData.erase("old", BY_ANA);
    assertThat(personalData.olderThan(Duration.ofDays(1), 10)).isEmpty();
  }

  @Test
  void listsLeadsPageByPage() {
    for (int i = 0; i < 7; i++) {
      receive("key" + i, i % 2 == 0 ? LeadState.CREATED : LeadState.FAILED);
    }
    LeadFilter all = new LeadFilter(null, null, "main", Set.of("norte"), null, "key", 1L, 2L);
    List<String> keys = new ArrayList<>();
    List<LeadRow> page = rows.list(all, null, 3);
    while (!page.isEmpty()) {
      page.forEach(row -> keys.add(row.leadKey()));
      page = rows.list(all, page.get(page.size() - 1), 3);
    }
    assertThat(keys).containsExactly("key6", "key5", "key4", "key3", "key2", "key1", "key0");
    assertThat(rows.list(filter(LeadState.FAILED), null, 10)).hasSize(3);
    assertThat(rows.find(List.of("key1", "key2", "nobody"))).containsOnlyKeys("key1", "key2");
    assertThat(rows.list(new LeadFilter(null, true, null, null, null, null, null, null), null, 9))
        .isEmpty();
    assertThat(rows.list(new LeadFilter(null, null, null, null, 99L, null, null, null), null, 9))
        .isEmpty();
  }

  @Test
  void listsTheAuditPageByPageAndForgetsIt() {
    for (int i = 0; i < 5; i++) {
      audit.note(BY_ANA, i == 0 ? KEY : null, "outcome " + i);
    }
    List<String> outcomes = new ArrayList<>();
    List<AuditEntry> page = audit.list("", 0, Long.MAX_VALUE, "", 2);
    while (!page.isEmpty()) {
      page.forEach(entry -> outcomes.add(entry.outcome()));
      AuditEntry last = page.get(page.size() - 1);
      page = audit.list("", 0, last.at(), last.auditId(), 2);
    }
    assertThat(outcomes).hasSize(5).doesNotHaveDuplicates();
    assertThat(audit.list(KEY, 0, Long.MAX_VALUE, "", 9)).hasSize(1);
    assertThat(audit.forget(Duration.ofDays(1))).isZero();
    database.write(jdbc -> jdbc.sql("UPDATE operator_action SET at = 1").update());
    assertThat(audit.forget(Duration.ofDays(1))).isEqualTo(5);
  }

  private void searchable(String account) {
    database.write(
        jdbc ->
            jdbc.sql("INSERT INTO sml_account (account, reference_searchable) VALUES (?, 1)")
                .param(account)
                .update());
  }

  private List<String> audited() {
    return audit.list("", 0, Long.MAX_VALUE, "", 99).stream().map(AuditEntry::outcome).toList();
  }

  private LeadRow row(String key) {
    return rows.find(key).orElseThrow();
  }

  private static LeadFilter filter(LeadState state) {
    return new LeadFilter(state, null, null, null, null, null, null, null);
  }

  private void receive(String key, LeadState state) {
    ledger.receive(aMessage().key(key).byMail().name("<1@x>").build(), "main");
    database.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET state = :state WHERE lead_key = :key")
                .param("state", state.name())
                .param("key", key)
                .update());
  }
}
