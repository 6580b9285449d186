package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.crm.CommandView;
import es.sml.connector.ops.view.crm.CrmRetryView;
import es.sml.connector.ops.view.crm.CrmTestView;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.ops.view.crm.EventView;
import es.sml.connector.ops.view.lead.BatchView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the CRMs of dealers with their events and refused commands, and sends events again. */
public record CrmPages(OpsApiClient api) {
  private static final String FAILING = "FAILING";
  private static final List<String> STATES = List.of("pending", "delivered", "dead-lettered");
  private static final List<String> FILTERS = List.of("state", "since", "until");

  public Outcome list(PageRequest pageRequest) {
    List<CrmView> crms =
        crms(pageRequest).stream()
            .sorted(
                Comparator.comparing((CrmView crm) -> !crm.state().equals(FAILING))
                    .thenComparing(CrmView::dealer))
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("at", Instant.now().toString());
    values.put("crms", crms);
    values.put("failing", crms.stream().filter(crm -> crm.state().equals(FAILING)).count());
    values.put("paused", crms.stream().filter(crm -> crm.state().equals("PAUSED")).count());
    values.put("retried", pageRequest.note("retried", CrmRetryView.class));
    values.put("tested", pageRequest.note("tested", CrmTestView.class));
    values.put("still", pageRequest.parameter("still") != null);
    return new Outcome.View("crms", values);
  }

  private List<CrmView> crms(PageRequest pageRequest) {
    return api.get(pageRequest, OpsEndpoint.LIST_CRMS, Map.of(), CrmView.Page.class).crms();
  }

  /** Shows the commands that were refused. */
  public Outcome commands(PageRequest pageRequest) {
    Map<String, String> query = pageRequest.parameters(OpsApiClient.AFTER);
    CommandView.Page page =
        api.get(pageRequest, OpsEndpoint.LIST_COMMANDS, query, CommandView.Page.class);
    return new Outcome.View("commands", new HashMap<>(Map.of("list", page)));
  }

  public Outcome events(PageRequest pageRequest) {
    Map<String, Object> values = new HashMap<>();
    FILTERS.forEach(filter -> values.put(filter, pageRequest.query().getOrDefault(filter, "")));
    Map<String, String> query = DayFilter.query(pageRequest, List.of("state", "after"));
    values.put("dealer", pageRequest.name());
    values.put(
        "list",
        api.list(
            pageRequest, OpsEndpoint.LIST_EVENTS, pageRequest.name(), query, EventView.Page.class));
    values.put("states", STATES);
    values.put("filtered", !pageRequest.parameters(FILTERS).isEmpty());
    values.put("done", pageRequest.note("done", BatchView.Result.class));
    return new Outcome.View("crm-events", values);
  }

  public Outcome retry(PageRequest pageRequest) {
    CrmRetryView done = api.post(pageRequest, OpsEndpoint.RETRY_CRM, body(), CrmRetryView.class);
    return new Outcome.Move(
        ConsolePage.CRMS.path() + "?retried=" + pageRequest.session().remember(done));
  }

  public Outcome test(PageRequest pageRequest) {
    CrmTestView done = api.post(pageRequest, OpsEndpoint.TEST_CRM, body(), CrmTestView.class);
    return new Outcome.Move(
        ConsolePage.CRMS.path() + "?tested=" + pageRequest.session().remember(done));
  }

  /** Sends one event again. */
  public Outcome redeliver(PageRequest pageRequest) {
    ObjectNode body = body();
    body.putArray("events").add(pageRequest.field("event"));
    BatchView done = api.post(pageRequest, OpsEndpoint.REDELIVER_EVENTS, body, BatchView.class);
    return new Outcome.Move(
        ConsolePage.CRMS.path()
            + "/"
            + PageFunctions.encode(pageRequest.name())
            + "?done="
            + pageRequest.session().remember(done.results().get(0)));
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }
}
