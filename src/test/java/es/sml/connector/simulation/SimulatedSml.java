package es.sml.connector.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deliver.reconcile.Reconciliation.SendTimes;
import es.sml.connector.sml.SendDeadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.hc.core5.net.WWWFormCodec;

/** An SML that loses responses, stores late and shows its leads only after a while. */
final class SimulatedSml {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTES = "note";
  private static final Duration AN_ANSWER = Duration.ofMillis(40);

  private final SimulatedWorld world;
  private final SendTimes times;
  private final Sight sight;
  private final List<Stored> leads = new ArrayList<>();
  private int lateness = 1;
  private long ids;

  /** The data of a lead in its lists. */
  enum Sight {
    /** The search by text finds tags. */
    BY_REFERENCE,
    /** Only the filters by client find leads; tags are shown. */
    BY_CLIENT,
    /** Only the filters by client find leads; tags are hidden. */
    WITHOUT_TAGS
  }

  /**
   * @param times the limits of its late commits
   */
  SimulatedSml(SimulatedWorld world, SendTimes times, Sight sight) {
    this.world = world;
    this.times = times;
    this.sight = sight;
  }

  /** A lead in SML. */
  record Stored(long id, ObjectNode lead, Instant created, long shownFrom, boolean refused) {
    String phone() {
      return lead.at("/client/phone").asText();
    }

    /** Returns whether it was sent with this reference. */
    boolean isTagged(String reference) {
      return contents("tags").contains(reference);
    }

    List<String> notes() {
      return contents(NOTES);
    }

    private List<String> contents(String list) {
      List<String> contents = new ArrayList<>();
      lead.path(list).forEach(entry -> contents.add(entry.path("content").asText()));
      return contents;
    }
  }

  /** Breaks its promise: stores later by this factor. */
  void storesLaterBy(int times) {
    lateness = times;
  }

  Sight sight() {
    return sight;
  }

  List<Stored> leads() {
    return leads;
  }

  /** Responds to a request, or throws a network failure. */
  void answer(Exchange exchange) throws IOException {
    String path = String.valueOf(exchange.getMessage().getHeader(Exchange.HTTP_PATH, ""));
    String method = String.valueOf(exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "POST"));
    if (!path.contains("lead")) {
      answer(exchange, 200, "{\"token\":\"t\"}"); // the login, for which others wait with a lock
      return;
    }
    world.edge(method);
    checkInTime(exchange);
    switch (method) {
      case "POST" -> create(exchange);
      case "PATCH" -> change(exchange, of(path));
      default -> show(exchange, path.endsWith("/lead/") ? null : of(path));
    }
  }

  // The last check of a process before the first byte.
  private void checkInTime(Exchange exchange) throws ConnectException {
    String sendBy = exchange.getMessage().getHeader(SendDeadline.HEADER, String.class);
    if (sendBy != null && world.timeline().now() > SendDeadline.of(sendBy).millis()) {
      throw new ConnectException("too late to be sent");
    }
  }

  private Stored of(String path) {
    String id = path.replaceAll("\\D", "");
    return leads.stream()
        .filter(lead -> id.equals(String.valueOf(lead.id())))
        .findFirst()
        .orElseThrow();
  }

  private void create(Exchange exchange) throws IOException {
    ObjectNode lead = (ObjectNode) JSON.readTree(exchange.getMessage().getBody(byte[].class));
    long id = ++ids;
    SimulatedFault fault = world.plan().fault(lead.at("/client/phone").asText());
    boolean refused = fault.answer() == SimulatedFault.Answer.BAD_REQUEST;
    store(exchange, fault, late -> add(id, lead, late, refused), () -> "{\"id\":" + id + "}");
  }

  private void add(long id, ObjectNode lead, boolean late, boolean refused) {
    long now = world.timeline().now();
    // SML may show it late, within the same time.
    Duration hidden = late ? Duration.ZERO : world.plan().hiddenFor(times.lateCommit());
    lead.set(NOTES, notes(lead, JSON.createArrayNode()));
    leads.add(new Stored(id, lead, Instant.ofEpochMilli(now), now + hidden.toMillis(), refused));
    world.note("SML has " + id + " with " + lead.at("/client/phone").asText());
  }

  private void change(Exchange exchange, Stored lead) throws IOException {
    JsonNode changes = JSON.readTree(exchange.getMessage().getBody(byte[].class));
    store(
        exchange,
        world.plan().changeFault(lead.phone()),
        late -> {
          lead.lead().set(NOTES, notes(changes, lead.lead().path(NOTES)));
          world.note("SML has " + lead.notes().size() + " notes in " + lead.id());
        },
        () -> shown(lead).toString());
  }

  // Elements with their ids stay, elements without are new, all others are deleted.
  private ArrayNode notes(JsonNode changes, JsonNode current) {
    ArrayNode notes = JSON.createArrayNode();
    for (JsonNode note : changes.path(NOTES)) {
      if (note.has("id")) {
        current.forEach(
            there -> {
              if (there.path("id").asLong() == note.path("id").asLong()) {
                notes.add(there);
              }
            });
      } else {
        notes.add(((ObjectNode) note.deepCopy()).put("id", ++ids));
      }
    }
    return notes;
  }

  private void store(
      Exchange exchange, SimulatedFault fault, Consumer<Boolean> work, Supplier<String> answer)
      throws IOException {
    world.note("SML: " + fault);
    Storing storing = new Storing(work);
    if (fault.storing() == SimulatedFault.Storing.AT_ONCE) {
      work.accept(false);
    } else if (fault.storing() == SimulatedFault.Storing.LATE) {
      Strand.current().life().whenItStops(storing::end);
    }
    try {
      answer(exchange, fault.answer(), answer);
    } finally {
      if (fault.storing() == SimulatedFault.Storing.LATE) {
        storing.end();
      }
    }
  }

  private void answer(Exchange exchange, SimulatedFault.Answer how, Supplier<String> done)
      throws IOException {
    switch (how) {
      case NO_CONNECTION -> throw new ConnectException("refused");
      case SILENCE -> {
        world.pause(times.requestDeadline());
        throw new SocketTimeoutException("silence");
      }
      case RESET -> {
        world.pause(AN_ANSWER);
        throw new SocketException("reset");
      }
      default -> world.pause(AN_ANSWER);
    }
    switch (how) {
      case CREATED -> answer(exchange, 201, done.get());
      case NO_ID -> answer(exchange, 201, "{}");
      case TOO_MANY -> answer(exchange, 429, "{}");
      case UNAUTHORIZED -> answer(exchange, 401, "{}");
      case BAD_REQUEST -> answer(exchange, 400, "{\"client\":[\"no\"]}");
      default -> answer(exchange, 500, "<html>");
    }
  }

  /**
   * @param lead null for a list
   */
  private void show(Exchange exchange, Stored lead) throws IOException {
    SimulatedFault.Answer how = world.plan().listAnswer();
    if (how != SimulatedFault.Answer.CREATED) {
      answer(exchange, how, () -> "");
      return;
    }
    if (lead != null) {
      world.pause(AN_ANSWER);
      answer(exchange, 200, shown(lead).toString());
      return;
    }
    Map<String, String> filters =
        filters(exchange.getMessage().getHeader(Exchange.HTTP_RAW_QUERY, "", String.class));
    ObjectNode page = JSON.createObjectNode();
    ArrayNode results = page.putArray("results");
    leads.stream()
        .filter(each -> each.shownFrom() <= world.timeline().now() && isAskedFor(each, filters))
        .forEach(each -> results.add(shown(each)));
    page.put("count", results.size()).putNull("next").putNull("previous");
    world.pause(AN_ANSWER);
    answer(exchange, 200, page.toString());
  }

  private boolean isAskedFor(Stored lead, Map<String, String> filters) {
    return filters.entrySet().stream()
        .allMatch(
            filter ->
                switch (filter.getKey()) {
                  case "search" ->
                      sight == Sight.BY_REFERENCE
                          && lead.lead().path("tags").toString().contains(filter.getValue());
                  case "client__phone__icontains" -> lead.phone().contains(filter.getValue());
                  case "client__email__icontains" ->
                      lead.lead().at("/client/email").asText().contains(filter.getValue());
                  default -> true;
                });
  }

  private ObjectNode shown(Stored lead) {
    ObjectNode shown = lead.lead().deepCopy();
    shown.put("id", lead.id()).put("created", lead.created().toString());
    if (sight == Sight.WITHOUT_TAGS) {
      shown.remove("tags");
    }
    return shown;
  }

  private static Map<String, String> filters(String query) {
    Map<String, String> filters = new LinkedHashMap<>();
    WWWFormCodec.parse(query, StandardCharsets.UTF_8)
        .forEach(filter -> filters.put(filter.getName(), filter.getValue()));
    filters.remove("page_size");
    return filters;
  }

  private static void answer(Exchange exchange, int status, String body) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
  }

  /** A request on its way into SML's store. */
  private final class Storing {
    private final Consumer<Boolean> work;
    private boolean ended;

    /**
     * @param work receives true if it runs late
     */
    private Storing(Consumer<Boolean> work) {
      this.work = work;
    }

    /** The connection has ended; SML may still store the lead for a while. */
    private void end() {
      if (!ended) {
        ended = true;
        world
            .timeline()
            .in(
                world.plan().below(times.lateCommit().multipliedBy(lateness)),
                () -> work.accept(true));
      }
    }
  }

  /** A lead as a dealer's program sends it. */
  static String lead(String phone) {
    try {
      ObjectNode lead = JSON.createObjectNode().put("source", 1);
      lead.putObject("vehicle").put("brand_model", "Seat León");
      lead.putObject("client")
          .put("name", "Ana " + phone)
          .put("phone", phone)
          .put("email", "ana" + phone + "@example.com");
      return JSON.writeValueAsString(lead);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
