package es.sml.connector.status;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.database.Database;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.status.ModelledSml.Modelled;
import es.sml.connector.status.MortalTransactions.KilledException;
import es.sml.connector.status.Subscriptions.Subscription;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.TrackedLeads;
import es.sml.connector.testing.NewLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.util.FileSystemUtils;

/**
 * For all changes of leads in SML, and all kills of the connector: in the end its events are each
 * step of each lead, in order, from its true former value.
 */
class PublishedChangesPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OPEN = List.of("new", "commercial_management", "tracing");
  private static final Set<String> TABLES =
      Set.of("lead", "lead_move", "tracked_lead", "crm_event", "status_run", "tracked_dealer");
  private static final int SOME_RUNS = 4;

  private static Path directory;
  private static Database database;

  private final Set<Long> unfound = new TreeSet<>();
  private StubbedSml sml;
  private ModelledSml model;
  private MortalTransactions transactions;
  private StatusSync sync;
  private int historyPercent = 1;

  /** What happens. */
  enum Kind {
    CREATE,
    CREATE_UNANSWERED,
    FIND,
    ASSIGN,
    ASSIGN_AND_BACK,
    CHANGE,
    END,
    REOPEN,
    RUN,
    RUN_WHILE_ASSIGNED,
    KILL_BEFORE_A_WRITE,
    KILL_AFTER_A_WRITE,
    KILL_AT_A_REQUEST
  }

  /**
   * One thing that happens.
   *
   * @param which of the leads
   * @param number of a user, a status, a write or a request
   */
  record Happening(Kind kind, int which, int number) {}

  @BeforeContainer
  static void open() throws IOException {
    directory = Files.createTempDirectory("told-changes");
    database = NewLedger.open(directory, 4);
  }

  @AfterContainer
  static void close() throws IOException {
    database.close();
    FileSystemUtils.deleteRecursively(directory);
  }

  @BeforeTry
  void begin() throws Exception {
    for (String table : TABLES) {
      database.write(jdbc -> jdbc.sql("DELETE FROM " + table).update());
    }
    sml = new StubbedSml();
    model = new ModelledSml(sml);
    start();
  }

  @AfterTry
  void end() {
    sml.close();
  }

  @Property(tries = 60)
  void publishesEachStepFromItsTrueFormerValue(@ForAll("happenings") List<Happening> happenings) {
    happenings.forEach(this::happens);
    List.copyOf(unfound).forEach(this::find);
    historyPercent = 100;
    for (int i = 0; i < SOME_RUNS; i++) {
      run();
    }
    for (long id : model.ids()) {
      Modelled lead = model.lead(id);
      List<JsonNode> events = events(id);
      assertThat(path(events, "status-changed|finished", "status")).isEqualTo(lead.statuses());
      assertThat(withoutNone(path(events, "assigned", "user")))
          .isEqualTo(withoutNone(lead.users().stream().map(String::valueOf).toList()));
    }
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Happening> happening =
        Combinators.combine(
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 5))
            .as(Happening::new);
    return happening.list().ofMinSize(5).ofMaxSize(40);
  }

  private void happens(Happening happening) {
    int number = happening.number();
    switch (happening.kind()) {
      case CREATE -> create(number % 3, true);
      case CREATE_UNANSWERED -> create(number % 3, false);
      case RUN -> run();
      case KILL_BEFORE_A_WRITE -> runKilled(() -> transactions.killAt(number, false));
      case KILL_AFTER_A_WRITE -> runKilled(() -> transactions.killAt(number, true));
      case KILL_AT_A_REQUEST -> runKilled(() -> atRequest(number, transactions::kill));
      default -> happensTo(happening);
    }
  }

  private void happensTo(Happening happening) {
    List<Long> ids = model.ids();
    if (ids.isEmpty()) {
      return;
    }
    long id = ids.get(happening.which() % ids.size());
    switch (happening.kind()) {
      case FIND -> find(id);
      case ASSIGN -> model.assign(id, user(happening.number() % 3));
      case ASSIGN_AND_BACK -> {
        Long user = model.lead(id).user();
        model.assign(id, user(happening.number() % 3));
        model.assign(id, user);
      }
      case CHANGE -> change(id, OPEN.get(happening.number() % OPEN.size()));
      case END -> change(id, ModelledSml.END);
      case REOPEN -> reopen(id);
      default ->
          runWith(
              () ->
                  atRequest(
                      happening.number(),
                      () -> model.assign(id, user((happening.number() + 1) % 3))));
    }
  }

  private static Long user(int number) {
    return number == 0 ? null : Long.valueOf(number + 6L);
  }

  private void change(long id, String status) {
    if (!ModelledSml.END.equals(model.lead(id).status())) {
      model.change(id, status);
    }
  }

  // An ended lead is followed no more until a run sees it open again.
  private void reopen(long id) {
    if (ModelledSml.END.equals(model.lead(id).status())) {
      run();
      model.change(id, "tracing");
      run();
    }
  }

  private void create(int user, boolean answered) {
    long id = model.create(user(user));
    String key = "k" + id;
    Ledger ledger = ledger();
    ledger.receive(aMessage().key(key).byMail().build(), "main");
    ledger.posting(key, null, LeadOrigin.UNKNOWN);
    if (answered) {
      ledger.created(key, new CreatedLead(id, "new", user(user), true));
    } else {
      unfound.add(id);
    }
  }

  private void find(long id) {
    if (unfound.remove(id)) {
      ledger().found("k" + id, CreatedLead.unseen(id), "its tag");
    }
  }

  private Ledger ledger() {
    EventOutbox outbox = new EventOutbox(database);
    return new Ledger(
        database, new CreatedLeadListener(database, outbox, () -> Set.of("norte")), null);
  }

  private void start() {
    transactions = new MortalTransactions(database);
    SmlClient client = sml.client();
    sync =
        new StatusSync(
            client,
            new SmlOperations(client, null),
            transactions,
            new EventOutbox(transactions),
            () -> new Subscriptions(Map.of("norte", new Subscription("main", List.of()))),
            () -> Map.of("main", new SyncPlan("0 0/5 * * * ?", 2, historyPercent)));
  }

  private void run() {
    runWith(() -> {});
  }

  private void runWith(Runnable preparation) {
    sml.before(request -> {});
    TrackedLeads leads = new TrackedLeads(database, new EventOutbox(database));
    long before = leads.now();
    while (leads.now() <= before) {
      Thread.onSpinWait();
    }
    preparation.run();
    sync.sync("main");
  }

  private void runKilled(Runnable preparation) {
    try {
      runWith(preparation);
    } catch (KilledException e) {
      assertThat(transactions.isDead()).isTrue();
    }
    start();
  }

  private void atRequest(int number, Runnable action) {
    AtomicInteger requests = new AtomicInteger();
    sml.before(
        request -> {
          if (requests.getAndIncrement() == number) {
            action.run();
          }
        });
  }

  private static List<JsonNode> events(long id) {
    return database
        .read(
            jdbc ->
                jdbc.sql("SELECT body FROM crm_event WHERE sml_id = ? ORDER BY change")
                    .param(id)
                    .query(String.class)
                    .list())
        .stream()
        .map(PublishedChangesPropertyTest::json)
        .toList();
  }

  /** Values of a field in the events; each must be the former value of the next event. */
  private static List<String> path(List<JsonNode> events, String types, String field) {
    List<String> path = new ArrayList<>();
    for (JsonNode event : events) {
      String type = event.path("type").asText();
      if (type.contains(".created.")) {
        assertThat(path).isEmpty();
        path.add(event.at("/data/" + field).asText());
      } else if (type.matches("es\\.sml\\.lead\\.(" + types + ")\\.v1")) {
        assertThat(event.at("/data/from").asText()).isEqualTo(path.get(path.size() - 1));
        path.add(event.at("/data/to").asText());
      }
    }
    return path;
  }

  // The first user of a lead that was found later is a step of its own.
  private static List<String> withoutNone(List<String> users) {
    return Objects.equals(users.get(0), "null") ? users.subList(1, users.size()) : users;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
