package es.sml.connector.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.OpsEndpoint;
import es.sml.connector.ops.OpsException;
import es.sml.connector.ops.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Shows the pages about leads: search, list, timeline and resolution. */
final class LeadPages {
  private static final Set<String> FILTERS = Set.of("state", "dealer", "after");

  private final OpsDesk desk;
  private final Supplier<List<String>> dealers;

  LeadPages(OpsDesk desk, Supplier<List<String>> dealers) {
    this.desk = desk;
    this.dealers = dealers;
  }

  /** The result of a search, for its page. */
  private record Found(String text, String dealer, JsonNode answer) {}

  Outcome list(Visit visit) {
    Map<String, Object> values = new HashMap<>();
    values.put("found", null);
    values.put("text", "");
    values.put("problem", null);
    String found = visit.parameter("found");
    if (found != null) {
      visit.session().recall(found, Found.class).ifPresent(search -> put(search, values));
    }
    return list(visit, values, 200);
  }

  private static void put(Found search, Map<String, Object> values) {
    values.put("found", OpsDesk.values(search.answer()));
    values.put("text", search.text());
    values.put("dealer", search.dealer());
  }

  private Outcome list(Visit visit, Map<String, Object> values, int status) {
    Map<String, String> query = new HashMap<>(Map.of("limit", "25"));
    for (String filter : FILTERS) {
      if (visit.parameter(filter) != null) {
        query.put(filter, visit.parameter(filter));
      }
    }
    JsonNode page = desk.get(visit, OpsEndpoint.LIST_LEADS, query);
    values.putAll(OpsDesk.values(page));
    values.putIfAbsent("dealer", query.getOrDefault("dealer", ""));
    values.put("state", query.getOrDefault("state", ""));
    values.put("later", query.containsKey("after"));
    values.put("dealers", dealers.get());
    return new Outcome.View("leads", status, values);
  }

  /** Searches and redirects to a page whose address does not contain the customer. */
  Outcome search(Visit visit) {
    String text = visit.field("text");
    String dealer = visit.field("dealer");
    if (text.isEmpty()) {
      return new Outcome.Move(ConsolePage.LEADS.path());
    }
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("text", text);
    if (!dealer.isEmpty()) {
      question.put("dealer", dealer);
    }
    try {
      JsonNode answer = desk.post(visit, OpsEndpoint.SEARCH_LEADS, "", question);
      String found = visit.session().remember(new Found(text, dealer, answer));
      return new Outcome.Move(ConsolePage.LEADS.path() + "?found=" + found);
    } catch (OpsException e) {
      Map<String, Object> values = new HashMap<>();
      values.put("found", null);
      values.put("text", text);
      values.put("dealer", dealer);
      values.put("problem", e.status() == 403 ? "search.not-by-name" : "search.unclear");
      return list(visit, values, e.status());
    }
  }

  Outcome show(Visit visit) {
    String done = visit.parameter("done");
    return show(visit, OpsEndpoint.SHOW_LEAD, done == null ? null : done(visit, done), null, 200);
  }

  Outcome unmask(Visit visit) {
    return show(visit, OpsEndpoint.UNMASK_LEAD, null, null, 200);
  }

  /** Resolves a parked lead in one of two ways. */
  Outcome resolve(Visit visit) {
    boolean retry = visit.field("way").equals("retry");
    ObjectNode word = JsonNodeFactory.instance.objectNode();
    if (retry) {
      if (visit.field("searched").isEmpty()) {
        return show(visit, OpsEndpoint.SHOW_LEAD, null, "resolve.search-first", 400);
      }
      word.put("retry", true);
    } else {
      String smlId = visit.field("sml-id");
      if (!smlId.matches("[1-9][0-9]{0,17}")) {
        return show(visit, OpsEndpoint.SHOW_LEAD, null, "resolve.no-id", 400);
      }
      word.put("created", Long.parseLong(smlId));
      if (!visit.field("force").isEmpty()) {
        word.put("force", true);
      }
    }
    try {
      JsonNode answer = desk.post(visit, OpsEndpoint.RESOLVE_LEAD, visit.name(), word);
      String done = visit.session().remember(answer.path("text").asText());
      return new Outcome.Move(
          ConsolePage.LEADS.path()
              + "/"
              + PageFunctions.encode(answer.path("key").asText())
              + "?done="
              + done);
    } catch (RuntimeException e) {
      Refusal refusal = OpsApi.refusal(e);
      Outcome.View page =
          (Outcome.View) show(visit, OpsEndpoint.SHOW_LEAD, null, null, refusal.status());
      page.values().put("refused", refusal.reason());
      return page;
    }
  }

  Outcome unknown(Visit visit) {
    Map<String, String> query = new HashMap<>(Map.of("parked", "true", "limit", "20"));
    if (visit.parameter("after") != null) {
      query.put("after", visit.parameter("after"));
    }
    JsonNode page = desk.get(visit, OpsEndpoint.LIST_LEADS, query);
    List<Map<String, Object>> leads = new ArrayList<>();
    for (JsonNode lead : page.path("leads")) {
      leads.add(OpsDesk.values(desk.get(visit, OpsEndpoint.SHOW_LEAD, lead.path("key").asText())));
    }
    Map<String, Object> values = new HashMap<>();
    values.put("leads", leads);
    values.put("next", page.path("next").textValue());
    return new Outcome.View("unknown", values);
  }

  private static String done(Visit visit, String name) {
    return visit.session().recall(name, String.class).orElse(null);
  }

  private Outcome show(Visit visit, OpsEndpoint endpoint, String done, String problem, int status) {
    JsonNode lead =
        endpoint.method().equals("GET")
            ? desk.get(visit, endpoint, visit.name())
            : desk.post(visit, endpoint, visit.name(), JsonNodeFactory.instance.objectNode());
    JsonNode audit =
        desk.get(visit, OpsEndpoint.LIST_AUDIT, Map.of("key", lead.path("key").asText()));
    Map<String, Object> values = new HashMap<>();
    values.put("lead", OpsDesk.values(lead));
    values.put("timeline", StorySteps.of(lead, audit.path("entries")));
    values.put("unmasked", endpoint == OpsEndpoint.UNMASK_LEAD);
    values.put("done", done);
    values.put("problem", problem);
    values.put("refused", null);
    return new Outcome.View("lead", status, values);
  }
}
