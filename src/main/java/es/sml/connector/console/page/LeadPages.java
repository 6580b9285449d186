package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.OpsRefusals;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.Refusal;
import es.sml.connector.ops.view.AuditView;
import es.sml.connector.ops.view.lead.CandidateView;
import es.sml.connector.ops.view.lead.FoundView;
import es.sml.connector.ops.view.lead.LeadView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shows the pages about leads: search, list, timeline and resolution. To send a parked lead again,
 * an operator must confirm a search in SML.
 */
public record LeadPages(OpsApiClient api, Supplier<List<String>> dealers) {
  private static final Set<String> FILTERS = Set.of("state", "dealer", "after");
  private static final Found NO_SEARCH = new Found("", null, null);

  /**
   * A search, for its page.
   *
   * @param dealer null if there was no search
   * @param answer its result; null if there is none
   */
  private record Found(String text, String dealer, FoundView answer) {}

  public Outcome list(PageRequest pageRequest) {
    Found found = pageRequest.note("found", Found.class);
    return list(pageRequest, found == null ? NO_SEARCH : found, null, 200);
  }

  private Outcome list(PageRequest pageRequest, Found search, String problem, int status) {
    Map<String, String> query = pageRequest.parameters(FILTERS);
    String state = query.getOrDefault("state", "");
    query.put("limit", "25");
    Map<String, Object> values = new HashMap<>();
    values.put("found", search.answer());
    values.put("text", search.text());
    values.put("problem", problem);
    values.put("list", api.get(pageRequest, OpsEndpoint.LIST_LEADS, query, LeadView.Page.class));
    values.put(
        "dealer", search.dealer() == null ? query.getOrDefault("dealer", "") : search.dealer());
    values.put("state", state);
    values.put("dealers", OpsApiClient.limited(dealers.get(), pageRequest));
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
      FoundView answer = api.post(pageRequest, OpsEndpoint.SEARCH_LEADS, question, FoundView.class);
      String found = pageRequest.session().remember(new Found(text, dealer, answer));
      return new Outcome.Move(ConsolePage.LEADS.path() + "?found=" + found);
    } catch (OpsException e) {
      return list(
          pageRequest,
          new Found(text, dealer, null),
          e.status() == 403 ? "search.not-by-name" : "search.unclear",
          e.status());
    }
  }

  public Outcome show(PageRequest pageRequest) {
    String done = pageRequest.note("done", String.class);
    return show(pageRequest, OpsEndpoint.SHOW_LEAD, done, null, 200);
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
      LeadView.Resolution answer =
          api.post(pageRequest, OpsEndpoint.RESOLVE_LEAD, word, LeadView.Resolution.class);
      String done = pageRequest.session().remember(answer.text());
      return new Outcome.Move(
          ConsolePage.LEADS.path() + "/" + PageFunctions.encode(answer.key()) + "?done=" + done);
    } catch (RuntimeException e) {
      FormRefusal refusal = FormRefusal.of(e, pageRequest);
      Outcome.View page =
          (Outcome.View) show(pageRequest, OpsEndpoint.SHOW_LEAD, null, null, refusal.status());
      if (((LeadView) page.values().get("lead")).parked()) {
        page.values().put("refused", refusal.text());
      } else {
        page.values().put("problem", "resolve.already");
      }
      return page;
    }
  }

  /** Shows the leads in SML that may be a parked lead. */
  public Outcome candidates(PageRequest pageRequest) {
    Map<String, Object> values = new HashMap<>();
    values.put("key", pageRequest.name());
    values.put("candidates", List.of());
    values.put("complete", true);
    values.put("lead", null);
    values.put("refused", null);
    int status = 200;
    try {
      CandidateView.Page found =
          api.show(
              pageRequest,
              OpsEndpoint.LIST_CANDIDATES,
              pageRequest.name(),
              CandidateView.Page.class);
      values.put("candidates", found.candidates());
      values.put("complete", found.complete());
      values.put("lead", details(pageRequest, OpsEndpoint.SHOW_LEAD).lead());
    } catch (RuntimeException e) {
      Refusal refusal = OpsRefusals.of(e);
      values.put("refused", refusal.reason().in(pageRequest.language().locale()));
      status = refusal.status();
    }
    return new Outcome.View("candidates", status, values);
  }

  public Outcome unknown(PageRequest pageRequest) {
    Map<String, String> query = pageRequest.parameters(OpsApiClient.AFTER);
    query.putAll(Map.of("parked", "true", "limit", "20"));
    LeadView.Page page = api.get(pageRequest, OpsEndpoint.LIST_LEADS, query, LeadView.Page.class);
    Map<String, Object> values = new HashMap<>();
    values.put("leads", page.leads());
    values.put("next", page.next());
    return new Outcome.View("unknown", values);
  }

  private LeadView.Details details(PageRequest pageRequest, OpsEndpoint endpoint) {
    return api.show(pageRequest, endpoint, pageRequest.name(), LeadView.Details.class);
  }

  private Outcome show(
      PageRequest pageRequest, OpsEndpoint endpoint, String done, String problem, int status) {
    LeadView.Details details = details(pageRequest, endpoint);
    AuditView audit =
        api.get(
            pageRequest,
            OpsEndpoint.LIST_AUDIT,
            Map.of("key", details.lead().key()),
            AuditView.class);
    Map<String, Object> values = new HashMap<>();
    values.put("details", details);
    values.put("lead", details.lead());
    values.put(
        "timeline", TimelineSteps.of(details, audit.entries(), pageRequest.language().locale()));
    values.put("unmasked", endpoint == OpsEndpoint.UNMASK_LEAD);
    values.put("done", done);
    values.put("problem", problem);
    values.put("refused", null);
    return new Outcome.View("lead", status, values);
  }
}
