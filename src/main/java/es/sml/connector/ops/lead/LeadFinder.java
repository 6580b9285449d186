package es.sml.connector.ops.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.DeadLetterUnreachableException;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.query.LeadFilter;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.deadletter.OperatorLedger;
import es.sml.connector.ops.health.WaitingLeads;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.sml.AccountEnvironments;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.text.RawMessageText;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.ops.view.lead.FoundView;
import es.sml.connector.ops.view.lead.LeadView;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.sml.client.SmlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the leads of a customer in SML, in requests with an unknown outcome, and in dead letters.
 * It counts the waiting leads, which it cannot search. It limits their number and the time, and
 * refuses a viewer's search by name.
 *
 * @param accountsByDealer the account of each dealer
 * @param waiting counts the leads that wait, which cannot be searched
 */
public record LeadFinder(
    DeadLetterQueues queues,
    OperatorLedger ledger,
    SmlClient sml,
    AccountEnvironments accounts,
    Supplier<Map<String, String>> accountsByDealer,
    Supplier<WaitingLeads> waiting,
    Pauses pauses,
    MaskedViews views) {
  private static final Logger LOG = LoggerFactory.getLogger(LeadFinder.class);
  private static final Set<String> FIELDS = Set.of("text", "dealer");
  private static final Set<String> ONE_OF_THE_LEDGER =
      Set.of("state", "parked", "smlId", "key", "until", "after");
  private static final int MOST = 100;
  private static final int MOST_UNKNOWN = 1000;
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);
  private static final int MOST_CHARACTERS = 200_000;

  public FoundView search(OpsRequest request) {
    OpsRequest.checkFields(request.body(), FIELDS);
    String text = request.body().path("text").asText("").strip();
    LeadQuestion question = LeadQuestion.of(text);
    Set<String> dealers = OpsRequest.dealers(request.body().path("dealer").asText(""));
    List<LeadRow> ofExternalId = ledger.rows().ofExternalId(text, dealers, MOST + 1);
    if (question.by() == LeadQuestion.By.NAME && !ofExternalId.isEmpty()) {
      question = question.asExternalId();
    }
    // A viewer must know the whole number. A name could be guessed step by step.
    if (question.by() == LeadQuestion.By.NAME && request.role() != Role.OPERATOR) {
      throw new OpsException(
          403,
          LocalizedText.of(
              "refused.name-of-viewer",
              "the viewer's token can search by a whole phone number or e-mail address; to search"
                  + " by name, use the operator's token"));
    }
    Search search = new Search(question, dealers, request);
    ofExternalId.stream().limit(MOST).forEach(search::add);
    if (question.by() == LeadQuestion.By.EXTERNAL_ID) {
      search.addSearched("ledger", null, ofExternalId.size(), ofExternalId.size() <= MOST, null);
    } else if (question.by().isCustomer()) {
      search.inSml();
      search.inLedger();
      search.inDeadLetters();
      search.addWaiting(Set.of(LeadState.UNKNOWN));
    } else {
      search.byName();
    }
    FoundView found = search.answer();
    if (question.by().isCustomer()) {
      ledger
          .audit()
          .note(
              request.action("search", "by " + question.by().label()),
              null,
              "found "
                  + (search.leads.size() + search.deadLetters.size() + search.onlyInSml.size()));
    }
    return found;
  }

  /**
   * Adds the leads that wait to the first page of a list: the ledger does not have them. A list by
   * other fields than the dealer and the account gets none.
   */
  public LeadView.Page withWaiting(LeadView.Page page, OpsRequest request) {
    Map<String, String> query = request.query();
    if (query.keySet().stream().anyMatch(ONE_OF_THE_LEDGER::contains)) {
      return page;
    }
    Search search = new Search(null, OpsRequest.dealers(query.get("dealer")), request);
    search.addWaiting(Set.of(LeadState.UNKNOWN, LeadState.RECEIVED));
    String account = query.get("account");
    return new LeadView.Page(
        page.leads(),
        page.next(),
        search.searched.stream()
            .filter(place -> account == null || account.equals(place.account()))
            .toList());
  }

  /** A search and its results so far. */
  private final class Search {
    private final LeadQuestion question;
    private final Set<String> dealers;
    private final Role role;
    private final Locale language;
    private final Map<String, LeadRow> leads = new LinkedHashMap<>();
    private final List<DeadLetterView> deadLetters = new ArrayList<>();
    private final List<FoundView.Foreign> onlyInSml = new ArrayList<>();
    private final List<FoundView.Place> searched = new ArrayList<>();

    private Search(LeadQuestion question, Set<String> dealers, OpsRequest request) {
      this.question = question;
      this.dealers = dealers;
      this.role = request.role();
      this.language = request.language();
    }

    private void byName() {
      boolean isId = question.by() == LeadQuestion.By.SML_ID;
      LeadFilter filter =
          new LeadFilter(
              null,
              null,
              null,
              dealers,
              isId ? Long.valueOf(question.value()) : null,
              isId ? null : question.keyPrefix(),
              null,
              null);
      List<LeadRow> found = ledger.rows().list(filter, null, MOST + 1);
      found.stream()
          .filter(row -> row.leadKey().endsWith(isId ? "" : question.keyPart()))
          .limit(MOST)
          .forEach(this::add);
      addSearched("ledger", null, found.size(), found.size() <= MOST, null);
    }

    private void inSml() {
      for (String account : new TreeSet<>(accounts.ids())) {
        if (!isOther(account)) {
          inSml(account);
        }
      }
    }

    private void inSml(String account) {
      Map<Long, JsonNode> found = new LinkedHashMap<>();
      boolean whole;
      try {
        whole =
            new SmlLeads(sml)
                .ofCustomer(
                    account,
                    question,
                    lead -> {
                      if (isWhole(lead)) {
                        found.put(lead.path("id").asLong(), lead);
                      }
                    });
      } catch (SmlUnavailableException | SmlLoginException | LeadRejectedException e) {
        addSearched("sml", account, 0, false, PrintableText.line(LocalizedText.of(e).in(language)));
        return;
      }
      List<LeadRow> known = ledger.rows().inSml(account, found.keySet());
      // The number must not show a limited person that another dealer has this customer.
      long shown =
          dealers == null
              ? found.size()
              : known.stream().filter(row -> dealers.contains(row.dealer())).count();
      addSearched("sml", account, (int) shown, whole, null);
      for (LeadRow row : known) {
        found.remove(row.smlId());
        add(row);
      }
      found.values().removeIf(lead -> isOurs(account, lead));
      if (dealers == null) {
        found.forEach(
            (id, lead) ->
                onlyInSml.add(
                    new FoundView.Foreign(
                        account,
                        accounts.of(account),
                        id,
                        text(lead.path("status")),
                        Objects.toString(LeadCandidates.created(lead), null),
                        text(lead.at("/concessionaire_data/name")))));
      }
    }

    // A lead with an unknown outcome has no id of SML yet. Its reference shows that it is ours.
    private boolean isOurs(String account, JsonNode lead) {
      Optional<LeadRow> ours =
          LeadCandidates.tags(lead)
              .filter(MessageKey::isReference)
              .findFirst()
              .flatMap(reference -> ofReference(account, reference));
      ours.ifPresent(this::add);
      return ours.isPresent();
    }

    private Optional<LeadRow> ofReference(String account, String reference) {
      String digits = MessageKey.digits(reference);
      LeadFilter filter = new LeadFilter(null, null, account, null, null, digits, null, null);
      return ledger.rows().list(filter, null, MOST).stream()
          .filter(row -> MessageKey.reference(row.leadKey()).equals(reference))
          .findFirst();
    }

    // SML also returns leads that hold only a part of the number or address.
    private boolean isWhole(JsonNode lead) {
      return role == Role.OPERATOR || question.isIn(lead.path("client").toString());
    }

    private void inLedger() {
      LeadFilter filter =
          new LeadFilter(LeadState.UNKNOWN, null, null, dealers, null, null, null, null);
      List<LeadRow> unknown = ledger.rows().list(filter, null, MOST_UNKNOWN);
      List<LeadRow> found =
          unknown.stream()
              .filter(row -> row.request() != null && question.isIn(row.request()))
              .toList();
      found.forEach(this::add);
      addSearched("ledger", null, found.size(), unknown.size() < MOST_UNKNOWN, null);
    }

    private void inDeadLetters() {
      try {
        browseDeadLetters();
      } catch (DeadLetterUnreachableException e) {
        LOG.debug("the dead letters cannot be read; the component broker has the reason", e);
        String why =
            LocalizedText.of(
                    "find.no-broker",
                    "neither they nor the leads that wait on queues were searched, because the"
                        + " broker does not respond; see the component broker in sml-connector"
                        + " status")
                .in(language);
        addSearched("dead-letters", null, 0, false, why);
      }
    }

    private void browseDeadLetters() {
      long until = System.nanoTime() + LONGEST_SEARCH.toNanos();
      int[] found = {0};
      boolean[] whole = {true};
      long unread = 0;
      for (OperatorQueue queue : OperatorQueue.values()) {
        unread +=
            queues.browseWhole(
                queue,
                DeadLetterSelector.all().dealers(dealers),
                deadLetter -> {
                  if (question.isIn(RawMessageText.whole(deadLetter, MOST_CHARACTERS))) {
                    found[0]++;
                    add(deadLetter);
                  }
                  whole[0] = found[0] < MOST && System.nanoTime() - until < 0;
                  return whole[0];
                });
      }
      addSearched("dead-letters", null, found[0], whole[0] && unread == 0, null);
    }

    // Their messages are on queues. The ledger does not store their customers.
    private void addWaiting(Set<LeadState> known) {
      WaitingLeads now = waiting.get();
      now.byAccount()
          .forEach(
              (account, leads) -> {
                long unsearched =
                    leads == 0 || isOther(account) ? 0 : leads - inLedger(account, known);
                if (unsearched > 0) {
                  addWaiting(FoundView.Place.WAITING, account, unsearched);
                }
              });
      if (now.paused() > 0 && (dealers == null || isPaused())) {
        // The queue holds the leads of other dealers, too.
        addWaiting(FoundView.Place.PAUSED, null, dealers == null ? now.paused() : null);
      }
    }

    private void addWaiting(String place, String account, Long leads) {
      searched.add(new FoundView.Place(place, account, 0, false, null, leads));
    }

    private boolean isOther(String account) {
      return dealers != null && !accountsOf(dealers).contains(account);
    }

    // A lead with an unknown outcome waits, too, but the ledger has its request.
    private long inLedger(String account, Set<LeadState> states) {
      return states.stream()
          .map(state -> new LeadFilter(state, null, account, null, null, null, null, null))
          .flatMap(filter -> ledger.rows().list(filter, null, MOST_UNKNOWN).stream())
          .filter(row -> row.parkedAt() == null)
          .count();
    }

    private boolean isPaused() {
      return dealers.stream().anyMatch(dealer -> pauses.isPaused(PauseKind.DEALER, dealer))
          || pauses.names(PauseKind.CHANNEL).stream()
              .anyMatch(channel -> dealers.contains(StringUtils.substringBefore(channel, "/")));
    }

    private void add(DeadLetter deadLetter) {
      Optional<LeadRow> row =
          deadLetter.key() == null ? Optional.empty() : ledger.rows().find(deadLetter.key());
      row.ifPresentOrElse(
          this::add, () -> deadLetters.add(views.deadLetter(deadLetter, null, role, false)));
    }

    private void add(LeadRow row) {
      if (dealers == null || dealers.contains(row.dealer())) {
        leads.putIfAbsent(row.leadKey(), row);
      }
    }

    private void addSearched(
        String place, String account, int found, boolean whole, String trouble) {
      searched.add(new FoundView.Place(place, account, found, whole, trouble, null));
    }

    private FoundView answer() {
      List<LeadView> newest =
          leads.values().stream()
              .sorted(Comparator.comparingLong(LeadRow::receivedAt).reversed())
              .map(row -> views.lead(row, role, false))
              .toList();
      return new FoundView(question.by().label(), newest, deadLetters, onlyInSml, searched);
    }
  }

  private Set<String> accountsOf(Set<String> dealers) {
    Set<String> ids = new HashSet<>();
    dealers.forEach(dealer -> ids.add(accountsByDealer.get().get(dealer)));
    return ids;
  }

  private static String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : PrintableText.line(node.asText());
  }
}
