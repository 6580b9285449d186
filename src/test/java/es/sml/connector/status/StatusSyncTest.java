package es.sml.connector.status;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.status.Subscriptions.Subscription;
import es.sml.connector.status.store.EchoFilter;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.TrackedLeads;
import es.sml.connector.testing.ShippedSchemas;
import es.sml.connector.testing.StoreTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusSyncTest extends StoreTest {
  /** Due in the past only, so that no run becomes due while a test runs. */
  private static final String DUE_ONCE = "0 0 0 1 1 ? 1971";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Subscription OWN = new Subscription("main", List.of());

  private StubbedSml sml;
  private EventOutbox outbox;
  private Ledger ledger;
  private StatusSync sync;
  private int historyPercent;

  @BeforeEach
  void open() throws Exception {
    sml = new StubbedSml();
    outbox = new EventOutbox(database);
    ledger =
        new Ledger(
            database,
            new CreatedLeadListener(database, outbox, () -> Set.of("norte", "sur")),
            null);
    sync = sync(Map.of("norte", OWN, "sur", OWN));
  }

  /** A run that begins after all that was done before, by the database's clock. */
  private void run() {
    TrackedLeads leads = new TrackedLeads(database, outbox);
    long before = leads.now();
    while (leads.now() <= before) {
      Thread.onSpinWait();
    }
    sync.sync("main");
  }

  private StatusSync sync(Map<String, Subscription> followers) {
    SmlClient client = sml.client();
    return new StatusSync(
        client,
        new SmlOperations(client, null),
        database,
        outbox,
        () -> new Subscriptions(followers),
        () -> Map.of("main", new SyncPlan(DUE_ONCE, 3, historyPercent)));
  }

  @AfterEach
  void close() throws IOException {
    for (String body : rows("body")) {
      ShippedSchemas.checkForCrm(body);
    }
    sml.close();
  }

  @Test
  void publishesALeadInTheTransactionThatCreatesIt() {
    created("k1", "norte", 1);
    assertThat(published()).containsExactly("main-1-1 norte created new");
    assertThat(sml.removeRequests()).isEmpty();
  }

  @Test
  void publishesNothingForALeadWithoutACrm() {
    created("k1", "este", 1);
    sml.lead(1, "tracing");
    run();
    assertThat(published()).isEmpty();
  }

  @Test
  void publishesALeadThatASearchFound() {
    received("k1", "norte");
    ledger.posting("k1", "CRM-1", LeadOrigin.UNKNOWN);
    ledger.found("k1", CreatedLead.unseen(1), "its tag");
    assertThat(published()).containsExactly("main-1-1 norte created new");
    assertThat(body(0).at("/data/externalId").asText()).isEqualTo("CRM-1");
  }

  @Test
  void publishesALeadThatWasCreatedBeforeItsCrmSubscribed() {
    ledger = new Ledger(database);
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    run();
    run();
    assertThat(published()).containsExactly("main-1-1 norte created tracing");
  }

  @Test
  void publishesEachChangeOnceAndInOrder() {
    created("k1", "norte", 1);
    sml.lead(1, "new");
    run();
    sml.lead(1, "tracing", ",\"user\":7");
    run();
    run();
    sml.lead(1, "end", ",\"user\":8,\"result\":\"sold\"");
    run();
    run();
    assertThat(published())
        .containsExactly(
            "main-1-1 norte created new",
            "main-1-2 norte status-changed tracing",
            "main-1-3 norte assigned tracing",
            "main-1-4 norte finished end",
            "main-1-5 norte assigned end");
    assertThat(body(3).at("/data/result").asText()).isEqualTo("sold");
  }

  @Test
  void publishesTheFirstUserWithTheCreation() {
    created("k1", "norte", new CreatedLead(1, "new", 7L, true));
    assertThat(body(0).at("/data/user").asLong()).isEqualTo(7);
    sml.lead(1, "new", ",\"user\":7");
    run();
    assertThat(published()).hasSize(1);
  }

  @Test
  void publishesAnAssignmentBeforeTheFirstRun() {
    created("k1", "norte", new CreatedLead(1, "new", 7L, true));
    sml.lead(1, "new", ",\"user\":8");
    run();
    run();
    assertThat(published())
        .containsExactly("main-1-1 norte created new", "main-1-2 norte assigned new");
    assertThat(body(1).at("/data/from").asLong()).isEqualTo(7);
    assertThat(body(1).at("/data/to").asLong()).isEqualTo(8);
  }

  @Test
  void publishesTheFirstUserWhenTheResponseNamedNone() {
    created("k1", "norte", 1);
    assertThat(body(0).at("/data/user").isNull()).isTrue();
    sml.lead(1, "new", ",\"user\":8");
    run();
    assertThat(published()).hasSize(2);
    assertThat(body(1).at("/data/from").isNull()).isTrue();
    assertThat(body(1).at("/data/to").asLong()).isEqualTo(8);
  }

  @Test
  void publishesEachUserOfALeadThatASearchFound() {
    received("k1", "norte");
    ledger.posting("k1", null, LeadOrigin.UNKNOWN);
    ledger.found("k1", CreatedLead.unseen(1), "its tag");
    sml.lead(1, "new", ",\"user\":9");
    sml.history(1, change(2, "user", "8", "9", 3), change(1, "user", "7", "8", 3));
    run();
    assertThat(assignments()).containsExactly("null to 7", "7 to 8", "8 to 9");
  }

  @Test
  void publishesTheUserOfAFoundLeadWithoutHistory() {
    received("k1", "norte");
    ledger.posting("k1", null, LeadOrigin.UNKNOWN);
    ledger.found("k1", CreatedLead.unseen(1), "its tag");
    sml.lead(1, "new", ",\"user\":7");
    run();
    run();
    assertThat(assignments()).containsExactly("null to 7");
  }

  @Test
  void publishesAnAssignmentAndItsReversalBetweenTwoRuns() {
    historyPercent = 1;
    created("k1", "norte", new CreatedLead(1, "new", 7L, true));
    sml.lead(1, "new", ",\"user\":7");
    run();
    sml.history(1, change(2, "user", "8", "7", 3), change(1, "user", "7", "8", 3));
    run();
    run();
    assertThat(assignments()).containsExactly("7 to 8", "8 to 7");
  }

  @Test
  void readsTheHistoryOfEachLeadInItsTurn() {
    historyPercent = 1;
    for (int i = 1; i <= 25; i++) {
      created("k" + i, "norte", i);
      sml.lead(i, "new");
    }
    List<String> asked = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      sml.removeRequests();
      run();
      sml.removeRequests().stream().filter(it -> it.contains("history")).forEach(asked::add);
      assertThat(asked).hasSize(10 * i);
    }
    assertThat(new HashSet<>(asked)).hasSize(25);
  }

  @Test
  void skipsStepsThatDoNotContinueTheLastEvent() {
    created("k1", "norte", new CreatedLead(1, "new", 7L, true));
    sml.lead(1, "new", ",\"user\":9");
    sml.history(1, change(2, "user", "8", "9", 3), change(1, "user", "5", "8", 3));
    run();
    assertThat(assignments()).containsExactly("7 to 9");
  }

  @Test
  void publishesTasksThatAreDone() {
    created("k1", "norte", 1);
    sml.lead(1, "new", tasks("{\"id\":5,\"type\":\"date\"},{\"id\":6,\"type\":\"budget\"}"));
    run();
    sml.lead(
        1,
        "new",
        tasks(
            "{\"id\":5,\"type\":\"date\",\"realization_date\":\"2026-03-01T10:00:00+01:00\"},"
                + "{\"id\":6,\"type\":\"budget\",\"realization_date_check\":false}"));
    run();
    run();
    assertThat(published())
        .containsExactly("main-1-1 norte created new", "main-1-2 norte task-done new");
    assertThat(body(1).at("/data/task").toString()).isEqualTo("{\"id\":5,\"type\":\"date\"}");
    assertThat(body(1).at("/time").asText()).isEqualTo("2026-03-01T09:00:00Z");
  }

  @Test
  void publishesTheStepsBetweenTwoRuns() {
    created("k1", "norte", new CreatedLead(1, "new", 7L, true));
    sml.lead(1, "tracing", ",\"user\":8");
    sml.history(
        1,
        change(4, "user", "7", "8", 3),
        change(3, "status", "commercial_management", "tracing", 3),
        change(2, "status", "new", "commercial_management", 2),
        "{\"history_id\":1,\"history_type\":\"+\",\"changes\":[]}");
    run();
    sml.lead(1, "end", ",\"user\":8");
    sml.history(
        1,
        change(6, "status", "new", "end", 5),
        change(5, "status", "tracing", "new", 4),
        change(3, "status", "commercial_management", "tracing", 3),
        change(2, "status", "new", "commercial_management", 2));
    run();
    assertThat(published())
        .containsExactly(
            "main-1-1 norte created new",
            "main-1-2 norte status-changed commercial_management",
            "main-1-3 norte status-changed tracing",
            "main-1-4 norte assigned tracing",
            "main-1-5 norte status-changed new",
            "main-1-6 norte finished end");
    assertThat(body(1).at("/data/by").asLong()).isEqualTo(2);
    assertThat(body(1).at("/time").asText()).isEqualTo("2026-03-01T10:02:00Z");
    assertThat(body(5).at("/data/by").asLong()).isEqualTo(5);
    assertThat(body(5).at("/data/from").asText()).isEqualTo("new");
  }

  @Test
  void publishesStepsBackAndForth() {
    created("k1", "norte", new CreatedLead(1, "new", 7L, true));
    sml.lead(1, "new", ",\"user\":7");
    run();
    sml.lead(1, "tracing", ",\"user\":7");
    sml.history(
        1,
        change(5, "status", "new", "tracing", 3),
        change(4, "user", "8", "7", 3),
        change(3, "status", "tracing", "new", 3),
        change(2, "user", "7", "8", 3),
        change(1, "status", "new", "tracing", 3));
    run();
    assertThat(published())
        .containsExactly(
            "main-1-1 norte created new",
            "main-1-2 norte status-changed tracing",
            "main-1-3 norte assigned tracing",
            "main-1-4 norte status-changed new",
            "main-1-5 norte assigned new",
            "main-1-6 norte status-changed tracing");
  }

  @Test
  void publishesStepsOnlyUpToTheStatusOfThePage() {
    created("k1", "norte", 1);
    sml.lead(1, "commercial_management");
    sml.history(
        1,
        change(3, "status", "tracing", "new", 4),
        change(2, "status", "commercial_management", "tracing", 3),
        change(1, "status", "new", "commercial_management", 2));
    run();
    assertThat(published())
        .containsExactly(
            "main-1-1 norte created new", "main-1-2 norte status-changed commercial_management");
    sml.lead(1, "new");
    run();
    assertThat(published())
        .endsWith("main-1-3 norte status-changed tracing", "main-1-4 norte status-changed new");
    assertThat(body(2).at("/data/by").asLong()).isEqualTo(3);
  }

  @Test
  void readsAHistoryOfWhichNotAllEntriesHaveIds() {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    sml.history(1, change(2, "status", "new", "tracing", 3), "{\"status\":\"new\"}");
    run();
    assertThat(published())
        .containsExactly("main-1-1 norte created new", "main-1-2 norte status-changed tracing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"what\":\"ever\"}",
        "{\"history_id\":9,\"changes\":[{\"field\":\"status\",\"old\":\"new\",\"new\":\"end\"}]}",
        "{\"history_id\":9,\"changes\":7}"
      })
  void publishesOneStepWhenTheHistoryDoesNotExplainTheChange(String entry) {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    sml.history(1, entry);
    run();
    assertThat(published())
        .containsExactly("main-1-1 norte created new", "main-1-2 norte status-changed tracing");
    assertThat(body(1).at("/data/by").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "\"hacked\\r\\n<script>\"", "\"END\""})
  void publishesNoStatusThatSmlDoesNotHave(String status) {
    created("k1", "norte", 1);
    sml.raw(1, "{\"id\":1,\"status\":" + status + ",\"user\":7}");
    run();
    assertThat(published()).containsExactly("main-1-1 norte created new");
    sml.lead(1, "tracing");
    sml.history(
        1,
        "{\"history_id\":3,\"changes\":[{\"field\":\"status\",\"old\":%s,\"new\":\"tracing\"}]}"
            .formatted(status),
        "{\"history_id\":2,\"changes\":[{\"field\":\"status\",\"old\":\"new\",\"new\":%s}]}"
            .formatted(status));
    run();
    assertThat(published())
        .containsExactly("main-1-1 norte created new", "main-1-2 norte status-changed tracing");
    assertThat(body(1).at("/data/from").asText()).isEqualTo("new");
  }

  @Test
  void readsAHistoryOfWholeLeadsToo() {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    sml.history(
        1,
        snapshot(13, "tracing", "2026-03-01T12:00:00Z"),
        snapshot(12, "commercial_management", "2026-03-01T11:00:00Z"),
        snapshot(11, "new", "2026-03-01T10:00:00Z"));
    run();
    assertThat(published())
        .containsExactly(
            "main-1-1 norte created new",
            "main-1-2 norte status-changed commercial_management",
            "main-1-3 norte status-changed tracing");
    assertThat(body(1).at("/time").asText()).isEqualTo("2026-03-01T11:00:00Z");
  }

  @Test
  void asksForOnePageAPageWhenNothingChanged() {
    for (int i = 1; i <= 5; i++) {
      created("k" + i, "norte", i);
      sml.lead(i, i <= 3 ? "new" : "tracing");
    }
    run();
    int events = published().size();
    sml.removeRequests();
    run();
    assertThat(sml.removeRequests())
        .containsExactlyInAnyOrder(
            "/api/lead/?status=end&page_size=2",
            "/api/lead/?status=new&page_size=2",
            "/api/lead/?status=new&page_size=2&page=2",
            "/api/lead/?status=commercial_management&page_size=2",
            "/api/lead/?status=tracing&page_size=2");
    assertThat(published()).hasSize(events);
  }

  @Test
  void asksForAnEndedLeadNoMore() {
    created("k1", "norte", 1);
    sml.lead(1, "end");
    run();
    sml.removeRequests();
    run();
    assertThat(sml.removeRequests()).noneMatch(request -> request.startsWith("/api/lead/1/"));
    assertThat(published()).hasSize(2);
  }

  @Test
  void readsManyEndedLeadsByPages() {
    for (int i = 1; i <= 5; i++) {
      created("k" + i, "norte", i);
      sml.lead(i, "new");
    }
    run();
    sml.removeRequests();
    for (int i = 1; i <= 5; i++) {
      sml.lead(i, "end");
    }
    run();
    // The last page brought one lead only, and the next run finds none.
    run();
    assertThat(sml.removeRequests())
        .filteredOn(request -> !request.contains("get_history"))
        .containsExactly(
            "/api/lead/?status=end&page_size=2",
            "/api/lead/?status=end&page_size=2&page=2",
            "/api/lead/?status=end&page_size=2&page=3",
            "/api/lead/?status=tracing&page_size=2",
            "/api/lead/?status=commercial_management&page_size=2",
            "/api/lead/?status=new&page_size=2",
            "/api/lead/?status=end&page_size=2",
            "/api/lead/?status=tracing&page_size=2",
            "/api/lead/?status=commercial_management&page_size=2",
            "/api/lead/?status=new&page_size=2");
    assertThat(published().stream().filter(event -> event.endsWith("finished end"))).hasSize(5);
  }

  @Test
  void requestsAnEndedLeadThatIsNotOnTheFirstPages() {
    for (int i = 1; i <= 3; i++) {
      sml.lead(i, "end");
    }
    created("k4", "norte", 4);
    sml.lead(4, "new");
    run();
    sml.lead(4, "end");
    sml.removeRequests();
    run();
    assertThat(sml.removeRequests())
        .contains("/api/lead/4/?")
        .doesNotContain("/api/lead/?status=end&page_size=2&page=2");
    assertThat(published()).contains("main-4-2 norte finished end");
  }

  @Test
  void tracksAReopenedLead() {
    created("k1", "norte", 1);
    sml.lead(1, "end");
    run();
    sml.lead(1, "tracing");
    run();
    sml.lead(1, "end");
    run();
    assertThat(published().subList(1, 4))
        .containsExactly(
            "main-1-2 norte finished end",
            "main-1-3 norte status-changed tracing",
            "main-1-4 norte finished end");
  }

  @Test
  void publishesOnceThatALeadVanished() {
    created("k1", "norte", 1);
    sml.lead(1, "new");
    run();
    sml.remove(1);
    run();
    sml.removeRequests();
    run();
    assertThat(published())
        .containsExactly("main-1-1 norte created new", "main-1-2 norte vanished new");
    assertThat(sml.removeRequests()).noneMatch(request -> request.startsWith("/api/lead/1/"));
  }

  @Test
  void readsEndedLeadsOfAndBetweenPagesWhileOthersAreStillBeingRead() {
    showNew(10, LongStream.rangeClosed(1, 30));
    List<String> wanted = List.of("/api/lead/1/?", "/api/lead/5/?", "/api/lead/13/?");
    CountDownLatch singles = new CountDownLatch(wanted.size());
    List<Boolean> inTime = new ArrayList<>();
    List.of(1, 5, 13).forEach(lead -> sml.lead(lead, "end"));
    sml.before(
        request -> {
          if (wanted.contains(request)) {
            singles.countDown();
          } else if (request.contains("status=new") && request.contains("page=3")) {
            inTime.add(isOpened(singles));
          }
        });
    run();
    assertThat(inTime).containsExactly(true);
    assertThat(sml.removeRequests()).containsOnlyOnceElementsOf(wanted);
    assertThat(published().stream().filter(event -> !event.endsWith("created new")))
        .containsExactlyInAnyOrder(
            "main-1-2 norte finished end",
            "main-5-2 norte finished end",
            "main-13-2 norte finished end");
  }

  @Test
  void readsFewSingleLeadsOfAListThatIsNotSortedById() {
    showNew(
        10,
        LongStream.rangeClosed(1, 20)
            .flatMap(page -> LongStream.range(0, 10).map(row -> page + 20 * row)));
    sml.lead(100, "end");
    run();
    assertThat(
            sml.removeRequests().stream().filter(request -> request.matches("/api/lead/\\d+/.*")))
        .contains("/api/lead/100/?")
        .hasSizeBetween(2, 40);
    assertThat(published().stream().filter(event -> !event.endsWith("created new")))
        .containsExactly("main-100-2 norte finished end");
  }

  private static boolean isOpened(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Leads that a run has seen, in the order of SML's list, and a page of others that have ended.
   */
  private void showNew(int pageSize, LongStream ids) {
    LongStream.rangeClosed(1001, 1000 + pageSize).forEach(id -> sml.lead(id, "end"));
    ids.forEach(
        id -> {
          created("k" + id, "norte", id);
          sml.lead(id, "new");
        });
    sml.pages(pageSize);
    sync = sync(Map.of("norte", OWN, "sur", OWN));
    run();
    sml.removeRequests();
  }

  @Test
  void neitherMissesNorDoublesALeadThatMovesBetweenPages() {
    for (int i = 1; i <= 4; i++) {
      created("k" + i, "norte", i);
      sml.lead(i, "new");
    }
    run();
    // While the second page is asked for, a lead of the first ends: the third moves to the first.
    AtomicBoolean once = new AtomicBoolean();
    sml.lead(3, "new", ",\"user\":9");
    sml.before(
        request -> {
          if (request.contains("page=2") && once.compareAndSet(false, true)) {
            sml.lead(1, "end");
          }
        });
    run();
    run();
    assertThat(published().stream().filter(event -> !event.endsWith("created new")))
        .containsExactlyInAnyOrder("main-1-2 norte finished end", "main-3-2 norte assigned new");
  }

  @Test
  void searchesForNoMissingLeadWhenAListIsIncomplete() {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    sml.before(
        request -> {
          if (request.contains("status=tracing")) {
            throw new SmlUnavailableException("gone", (Throwable) null);
          }
        });
    assertThatThrownBy(this::run).isInstanceOf(SmlUnavailableException.class);
    assertThat(sml.removeRequests()).noneMatch(request -> request.startsWith("/api/lead/1/"));
    assertThat(sync.isMissed("main")).isTrue();
    sml.before(request -> {});
    run();
    assertThat(published()).hasSize(2);
    assertThat(sync.isMissed("main")).isFalse();
  }

  /** As when SML rejects the login: each request of the account then throws the same exception. */
  @Test
  void reportsAFailureThatPagesAndHistoriesShare() {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    historyPercent = 100;
    run();
    SmlLoginException rejected = new SmlLoginException("main", "the password is wrong");
    sml.before(
        request -> {
          throw rejected;
        });
    assertThatThrownBy(this::run).isSameAs(rejected);
  }

  @Test
  void reportsAFailureOfAHistory() {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    SmlLoginException rejected = new SmlLoginException("main", "the password is wrong");
    sml.before(
        request -> {
          if (request.contains("get_history")) {
            throw rejected;
          }
        });
    assertThatThrownBy(this::run).isSameAs(rejected);
    assertThat(sync.isMissed("main")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=end", "status=tracing", "get_history", "/api/lead/2/"})
  void endsTheRunWhenSmlAsksToWait(String asked) {
    for (int id = 1; id <= 30; id++) {
      created("k" + id, "norte", id);
      if (id != 2) {
        sml.lead(id, "tracing");
      }
    }
    List<String> waits = new CopyOnWriteArrayList<>();
    List<String> later = new CopyOnWriteArrayList<>();
    sml.before(
        request -> {
          if (!waits.isEmpty()) {
            later.add(request);
          }
          if (request.contains(asked)) {
            waits.add(request);
            throw new SmlUnavailableException("SML asked to wait", Duration.ofMinutes(1));
          }
        });
    assertThatThrownBy(this::run).hasMessage("SML asked to wait");
    assertThat(waits).doesNotHaveDuplicates();
    assertThat(later).hasSizeLessThan(15);
    assertThat(sync.isMissed("main")).isTrue();
    sml.before(request -> {});
    run();
    assertThat(published()).contains("main-1-2 norte status-changed tracing");
  }

  @Test
  void retriesAPageThatFailedOnce() {
    created("k1", "norte", 1);
    sml.lead(1, "tracing");
    AtomicBoolean once = new AtomicBoolean();
    sml.before(
        request -> {
          if (once.compareAndSet(false, true)) {
            throw new SmlUnavailableException("gone", (Throwable) null);
          }
        });
    run();
    assertThat(published()).hasSize(2);
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
    sml.odd(5, odd.replace('\'', '"')).lead(1, "tracing");
    run();
    assertThat(published()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",'status':null", ",'user':'none','result':{}", ",'vehicle':7,'request':null"})
  void aLeadWithOddFieldsIsStillThere(String odd) {
    created("k1", "norte", 1);
    sml.lead(1, "new", odd.replace('\'', '"'));
    run();
    run();
    assertThat(published()).hasSize(1);
  }

  @Test
  void followsTheLeadsOfOthersFromTheFirstCompleteRunOn() {
    sync = sync(Map.of("norte", new Subscription("main", List.of(4L)), "sur", OWN));
    sml.lead(1, "new", ",\"concessionaire\":4").lead(2, "new", ",\"concessionaire\":5");
    run();
    assertThat(published()).isEmpty();
    sml.lead(1, "tracing", ",\"concessionaire\":4");
    sml.lead(3, "new", ",\"concessionaire\":4");
    run();
    run();
    assertThat(published())
        .containsExactlyInAnyOrder(
            "main-1-1 norte status-changed tracing", "main-3-1 norte created new");
    assertThat(body(0).at("/data/reference").isNull()).isTrue();
  }

  @Test
  void leavesALeadAloneWhileACommandIsRunAtIt() {
    EchoFilter own = new EchoFilter(database, () -> Set.of());
    created("k1", "norte", 1);
    sml.lead(1, "new");
    run();
    own.begin("main", 1);
    sml.lead(1, "tracing");
    run();
    own.done("main", 1, "norte", new EchoFilter.Change("tracing", null, 7L, null));
    sml.lead(1, "tracing", ",\"user\":7");
    run();
    assertThat(published()).hasSize(1);
    sml.lead(1, "end", ",\"user\":7");
    run();
    assertThat(published()).hasSize(2).last().isEqualTo("main-1-2 norte finished end");
    assertThat(body(1).at("/data/from").asText()).isEqualTo("tracing");
  }

  @Test
  void publishesTheChangeOfACommandWithAnUnknownOutcome() {
    EchoFilter own = new EchoFilter(database, () -> Set.of());
    created("k1", "norte", 1);
    own.begin("main", 1);
    own.givenUp("main", 1);
    sml.lead(1, "tracing");
    run();
    assertThat(published()).hasSize(2);
  }

  @Test
  void publishesAnotherDealersChange() {
    EchoFilter own = new EchoFilter(database, () -> Set.of());
    created("k1", "norte", 1);
    own.done("main", 1, "sur", new EchoFilter.Change("tracing", null, null, null));
    sml.lead(1, "tracing");
    run();
    assertThat(published()).hasSize(2);
  }

  @Test
  void publishesItsOwnChangesToACrmThatWantsThem() {
    EchoFilter own = new EchoFilter(database, () -> Set.of("norte"));
    created("k1", "norte", 1);
    own.begin("main", 1);
    own.done("main", 1, "norte", new EchoFilter.Change("end", "sold", null, null));
    sml.lead(1, "end", ",\"result\":\"sold\"");
    run();
    assertThat(published()).hasSize(2);
  }

  @Test
  void publishesNoTaskThatTheCrmDidItself() {
    EchoFilter own = new EchoFilter(database, () -> Set.of());
    created("k1", "norte", 1);
    own.done("main", 1, null, new EchoFilter.Change(null, null, null, 5L));
    sml.lead(
        1,
        "new",
        tasks(
            "{\"id\":5,\"realization_date_check\":true},{\"id\":6,\"realization_date_check\":true}"));
    run();
    assertThat(published()).hasSize(2);
    assertThat(body(1).at("/data/task/id").asLong()).isEqualTo(6);
  }

  @RepeatedTest(5)
  void twoRunsAtOncePublishEachChangeOnce() throws Exception {
    for (int i = 1; i <= 40; i++) {
      created("k" + i, "norte", i);
      sml.lead(i, "tracing");
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier together = new CyclicBarrier(4);
    List<Future<Void>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      StatusSync another = sync(Map.of("norte", OWN));
      runs.add(
          threads.submit(
              () -> {
                together.await();
                another.sync("main");
                return null;
              }));
    }
    for (Future<Void> run : runs) {
      run.get();
    }
    threads.shutdown();
    assertThat(published()).hasSize(80).doesNotHaveDuplicates();
  }

  @Test
  void publishesTwoMessagesOfOneLeadOnce() {
    created("k1", "norte", 1);
    created("k2", "norte", 1);
    sml.lead(1, "tracing");
    run();
    assertThat(published()).hasSize(2);
  }

  @Test
  void asksSmlNothingWithoutASubscribedCrm() {
    sync(Map.of()).sync("main");
    assertThat(sml.removeRequests()).isEmpty();
  }

  @Test
  void publishesAChangeAlthoughTheClockWasSetBack() {
    created("k1", "norte", 1);
    database.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE tracked_lead SET updated_at = updated_at + 3600000, busy_until = updated_at + 3600000")
                .update());
    sml.lead(1, "tracing");
    run();
    assertThat(published()).hasSize(2);
  }

  private static String tasks(String tasks) {
    return ",\"request\":{\"task\":[" + tasks + "]}";
  }

  private static String change(long id, String field, String from, String to, int user) {
    return """
        {"history_id":%1$d,"modified":"2026-03-01T10:0%1$d:00Z","history_user":%5$d,"history_type":"~",
         "changes":[{"field":"%2$s","old":"%3$s","new":"%4$s"}]}"""
        .formatted(id, field, from, to, user);
  }

  private static String snapshot(long id, String status, String at) {
    return "{\"id\":%d,\"history_date\":\"%s\",\"history_user\":{\"id\":3},\"status\":\"%s\",\"user\":null}"
        .formatted(id, at, status);
  }

  private void received(String key, String dealer) {
    ledger.receive(aMessage().key(key).dealer(dealer).byMail().build(), "main");
  }

  /** SML's answer names no user. */
  private void created(String key, String dealer, long smlId) {
    created(key, dealer, new CreatedLead(smlId, "new", null, true));
  }

  private void created(String key, String dealer, CreatedLead lead) {
    received(key, dealer);
    ledger.posting(key, null, LeadOrigin.UNKNOWN);
    ledger.created(key, lead);
  }

  private List<String> assignments() {
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < published().size(); i++) {
      if (body(i).path("type").asText().contains("assigned")) {
        assignments.add(body(i).at("/data/from") + " to " + body(i).at("/data/to"));
      }
    }
    return assignments;
  }

  private JsonNode body(int number) {
    try {
      return JSON.readTree(rows("body").get(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> published() {
    List<String> ids = rows("event_id");
    List<String> dealers = rows("dealer");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String type = body(i).path("type").asText().replaceAll("es.sml.lead.|.v1", "");
      lines.add(
          ids.get(i)
              + " "
              + dealers.get(i)
              + " "
              + type
              + " "
              + body(i).at("/data/status").asText());
    }
    return lines;
  }

  private List<String> rows(String column) {
    return database.read(
        jdbc ->
            jdbc.sql("SELECT " + column + " FROM crm_event ORDER BY account, sml_id, change")
                .query(String.class)
                .list());
  }
}
