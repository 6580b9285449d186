package es.sml.connector.ops.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.view.lead.CandidateView;
import es.sml.connector.sml.client.SmlClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.lang3.StringUtils;

/**
 * Lists the leads in SML that may be a parked lead: those with its reference, and those of its
 * customer without a reference since the day before it was sent. A lead of another message is none.
 */
public record LeadCandidates(SmlClient sml, LeadRows rows, MaskedViews views) {
  private static final JsonMapper JSON = new JsonMapper();

  /** SML's clock, or the time zone that it writes, may be wrong. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final Comparator<CandidateView> LIKELY_FIRST =
      Comparator.comparing(CandidateView::byReference)
          .thenComparing(CandidateView::sameVehicle)
          .thenComparing(CandidateView::created, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(CandidateView::smlId)
          .reversed();

  /** Asks SML for them. */
  public CandidateView.Page list(OpsRequest request, LeadRow lead) {
    LeadResolution.checkParked(lead);
    JsonNode sent = request(lead);
    String reference = MessageKey.reference(lead.leadKey());
    List<LeadQuestion> customer = customer(sent);
    Map<Long, JsonNode> found = new HashMap<>();
    Consumer<JsonNode> add = listed -> found.put(listed.path("id").asLong(), listed);
    SmlLeads leads = new SmlLeads(sml);
    boolean complete = leads.list(lead.account(), "search", reference, add);
    for (LeadQuestion question : customer) {
      complete &= leads.ofCustomer(lead.account(), question, add);
    }
    found.values().removeIf(listed -> !mayBe(listed, reference, customer, lead));
    rows.inSml(lead.account(), found.keySet()).stream()
        .filter(row -> !row.leadKey().equals(lead.leadKey()))
        .forEach(row -> found.remove(row.smlId()));
    String vehicle = words(sent.at("/vehicle/brand_model").asText(""));
    boolean isOperator = request.role() == Role.OPERATOR;
    return new CandidateView.Page(
        found.values().stream()
            .map(listed -> view(listed, reference, vehicle, isOperator))
            .sorted(LIKELY_FIRST)
            .toList(),
        complete);
  }

  /** Returns whether SML's lead has another telephone number and e-mail than the ledger's lead. */
  static boolean isOfAnotherCustomer(LeadRow lead, JsonNode inSml) {
    List<LeadQuestion> customer = customer(request(lead));
    String client = inSml.path("client").toString();
    return !customer.isEmpty() && customer.stream().noneMatch(question -> question.isIn(client));
  }

  private static List<LeadQuestion> customer(JsonNode sent) {
    return Stream.of(sent.at("/client/phone"), sent.at("/client/email"))
        .flatMap(value -> question(value.asText("")).stream())
        .toList();
  }

  // SML may ignore a filter that it does not know.
  private static boolean mayBe(
      JsonNode listed, String reference, List<LeadQuestion> customer, LeadRow lead) {
    if (listed.path("id").asLong() <= 0) {
      return false;
    }
    if (hasTag(listed, reference)) {
      return true;
    }
    Instant created = created(listed);
    boolean isYoung =
        created == null
            || lead.postingAt() == null
            || created.isAfter(Instant.ofEpochMilli(lead.postingAt()).minus(A_DAY));
    String client = listed.path("client").toString();
    return isYoung
        && tags(listed).noneMatch(MessageKey::isReference)
        && customer.stream().anyMatch(question -> question.isIn(client));
  }

  private CandidateView view(
      JsonNode listed, String reference, String vehicle, boolean isOperator) {
    String theirs = listed.at("/vehicle/brand_model").asText("");
    return new CandidateView(
        listed.path("id").asLong(),
        Objects.toString(created(listed), null),
        MaskedViews.clean(text(listed.path("status"))),
        MaskedViews.clean(text(listed.at("/source_data/origin_data/name"))),
        views.vehicle(StringUtils.trimToNull(theirs), isOperator),
        hasTag(listed, reference),
        !vehicle.isEmpty() && vehicle.equals(words(theirs)));
  }

  private static Optional<LeadQuestion> question(String value) {
    try {
      return Optional.of(LeadQuestion.of(value))
          .filter(
              question ->
                  question.by() == LeadQuestion.By.PHONE || question.by() == LeadQuestion.By.EMAIL);
    } catch (OpsException e) {
      return Optional.empty(); // no number and no address, such as an empty text
    }
  }

  private static JsonNode request(LeadRow lead) {
    try {
      return lead.request() == null ? MissingNode.getInstance() : JSON.readTree(lead.request());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger's request of a lead is always JSON", e);
    }
  }

  static Stream<String> tags(JsonNode listed) {
    return StreamSupport.stream(listed.path("tags").spliterator(), false)
        .map(tag -> tag.path("content").asText());
  }

  private static boolean hasTag(JsonNode listed, String reference) {
    return tags(listed).anyMatch(reference::equals);
  }

  /** Returns when SML created a lead; null if SML shows no time. */
  static Instant created(JsonNode listed) {
    try {
      return OffsetDateTime.parse(listed.path("created").asText("")).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String text(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? null : value.asText();
  }

  private static String words(String text) {
    return StringUtils.normalizeSpace(text).toLowerCase(Locale.ROOT);
  }
}
