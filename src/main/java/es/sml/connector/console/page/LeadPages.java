package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Shows the pages about leads: search, list, timeline and resolution. */
public final class LeadPages {
  private static final Set<String> FILTERS = Set.of("state", "dealer", "after");

  private final OpsApiClient api;
  private final Supplier<List<String>> dealers;

  public LeadPages(OpsApiClient api, Supplier<List<String>> dealers) {
    this.api = api;
    this.dealers = dealers;
  }

  /** The result of a search, for its page. */
  private record Found(String text, String dealer, JsonNode answer) {}

  public Outcome list(PageRequest pageRequest) {
    Map<String, Object> values = new HashMap<>();
    values.put("found", null);
    values.put("text", "");
    values.put("problem", null);
    String found = pageRequest.parameter("found");
    if (found != null) {
      pageRequest.session().recall(found, Found.class).ifPresent(search -> put(search, values));
    }
    return list(pageRequest, values, 200);
  }

  private static void put(Found search, Map<String, Object> values) {
    values.put("found", OpsApiClient.values(search.answer()));
    values.put("text", search.text());
    values.put("dealer", search.dealer());
  }

  private Outcome list(PageRequest pageRequest, Map<String, Object> values, int status) {
    Map<String, String> query = new HashMap<>(Map.of("limit", "25"));
    for (String filter : FILTERS) {
      if (pageRequest.parameter(filter) != null) {
        query.put(filter, pageRequest.parameter(filter));
      }
    }
    JsonNode page = api.get(pageRequest, OpsEndpoint.LIST_LEADS, query);
    values.putAll(OpsApiClient.values(page));
    values.putIfAbsent("dealer", query.getOrDefault("dealer", ""));
    values.put("state", query.getOrDefault("state", ""));
    values.put("later", query.containsKey("after"));
    values.put("dealers", dealers.get());
    return new Outcome.View("leads", status, values);
  }

  /** Searches and redirects to a page whose address does not contain the customer. */
  public Outcome search(PageRequest pageRequest) {
    String text = pageRequest.field("text");
    String dealer = pageRequest.field("dealer");
    if (text.isEmpty()) {
      return new Outcome.Move(ConsolePage.LEADS.path());
    }
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("text", text);
    if (!dealer.isEmpty()) {
      question.put("dealer", dealer);
    }
    try {
      JsonNode answer = api.post(pageRequest, OpsEndpoint.SEARCH_LEADS, "", question);
      String found = pageRequest.session().remember(new Found(text, dealer, answer));
      return new Outcome.Move(ConsolePage.LEADS.path() + "?found=" + found);
    } catch (OpsException e) {
      Map<String, Object> values = new HashMap<>();
      values.put("found", null);
      values.put("text", text);
      values.put("dealer", dealer);
      values.put("problem", e.status() == 403 ? "search.not-by-name" : "search.unclear");
      return list(pageRequest, values, e.status());
    }
  }

  public Outcome show(PageRequest pageRequest) {
    String done = pageRequest.parameter("done");
    return show(
        pageRequest,
        OpsEndpoint.SHOW_LEAD,
        done == null ? null : done(pageRequest, done),
        null,
        200);
  }

  public Outcome unmask(PageRequest pageRequest) {
    return show(pageRequest, OpsEndpoint.UNMASK_LEAD, null, null, 200);
  }

  /** Resolves a parked lead in one of two ways. */
  public Outcome resolve(PageRequest pageRequest) {
    boolean retry = pageRequest.field("way").equals("retry");
    ObjectNode word = JsonNodeFactory.instance.objectNode();
    if (retry) {
      if (pageRequest.field("searched").isEmpty()) {
        return show(pageRequest, OpsEndpoint.SHOW_LEAD, null, "resolve.search-first", 400);
      }
      word.put("retry", true);
    } else {
      String smlId = pageRequest.field("sml-id");
      if (!smlId.matches("[1-9][0-9]{0,17}")) {
        return show(pageRequest, OpsEndpoint.SHOW_LEAD, null, "resolve.no-id", 400);
      }
      word.put("created", Long.parseLong(smlId));
      if (!pageRequest.field("force").isEmpty()) {
        word.put("force", true);
      }
    }
    try {
      JsonNode answer = api.post(pageRequest, OpsEndpoint.RESOLVE_LEAD, pageRequest.name(), word);
      String done = pageRequest.session().remember(answer.path("text").asText());
      return new Outcome.Move(
          ConsolePage.LEADS.path()
              + "/"
              + PageFunctions.encode(answer.path("key").asText())
              + "?done="
              + done);
    } catch (RuntimeException e) {
      Refusal refusal = OpsApi.refusal(e);
      Outcome.View page =
          (Outcome.View) show(pageRequest, OpsEndpoint.SHOW_LEAD, null, null, refusal.status());
      page.values().put("refused", refusal.reason());
      return page;
    }
  }

  public Outcome unknown(PageRequest pageRequest) {
    Map<String, String> query = new HashMap<>(Map.of("parked", "true", "limit", "20"));
    if (pageRequest.parameter("after") != null) {
      query.put("after", pageRequest.parameter("after"));
    }
    JsonNode page = api.get(pageRequest, OpsEndpoint.LIST_LEADS, query);
    List<Map<String, Object>> leads = new ArrayList<>();
    for (JsonNode lead : page.path("leads")) {
      leads.add(
          OpsApiClient.values(
              api.get(pageRequest, OpsEndpoint.SHOW_LEAD, lead.path("key").asText())));
    }
    Map<String, Object> values = new HashMap<>();
    values.put("leads", leads);
    values.put("next", page.path("next").textValue());
    return new Outcome.View("unknown", values);
  }

  private static String done(PageRequest pageRequest, String name) {
    return pageRequest.session().recall(name, String.class).orElse(null);
  }

  private Outcome show(
      PageRequest pageRequest, OpsEndpoint endpoint, String done, String problem, int status) {
    JsonNode lead =
        endpoint.method().equals("GET")
            ? api.get(pageRequest, endpoint, pageRequest.name())
            : api.post(
                pageRequest, endpoint, pageRequest.name(), JsonNodeFactory.instance.objectNode());
    JsonNode audit =
        api.get(pageRequest, OpsEndpoint.LIST_AUDIT, Map.of("key", lead.path("key").asText()));
    Map<String, Object> values = new HashMap<>();
    values.put("lead", OpsApiClient.values(lead));
    values.put("timeline", TimelineSteps.of(lead, audit.path("entries")));
    values.put("unmasked", endpoint == OpsEndpoint.UNMASK_LEAD);
    values.put("done", done);
    values.put("problem", problem);
    values.put("refused", null);
    return new Outcome.View("lead", status, values);
  }
}
