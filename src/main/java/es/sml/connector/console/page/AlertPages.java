package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.AlertTestView;
import es.sml.connector.ops.view.AlertsView;
import java.util.HashMap;
import java.util.Map;

/** Shows the open alerts, and tests the channels of alerts.yaml. */
public record AlertPages(OpsApiClient api) {
  public Outcome list(PageRequest pageRequest) {
    AlertsView view = api.get(pageRequest, OpsEndpoint.LIST_ALERTS, Map.of(), AlertsView.class);
    Map<String, Object> values = new HashMap<>();
    values.put("alerts", view.alerts());
    values.put("channels", view.channels());
    values.put("unread", view.unread());
    values.put("tested", pageRequest.note("tested", AlertTestView.class));
    return new Outcome.View("alerts", values);
  }

  public Outcome test(PageRequest pageRequest) {
    AlertTestView done =
        api.post(
            pageRequest,
            OpsEndpoint.TEST_ALERT,
            JsonNodeFactory.instance.objectNode().put("channel", pageRequest.field("channel")),
            AlertTestView.class);
    return new Outcome.Move(
        ConsolePage.ALERTS.path() + "?tested=" + pageRequest.session().remember(done));
  }
}
