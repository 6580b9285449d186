package es.sml.connector.console.page;

import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.view.CrmView;
import es.sml.connector.ops.view.StatusView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the CRMs of dealers, which get events. */
public record CrmPages(OpsApiClient api) {
  private static final String FAILING = "FAILING";

  public Outcome list(PageRequest pageRequest) {
    StatusView status = api.status(pageRequest);
    List<CrmView> crms =
        status.crms().stream()
            .sorted(
                Comparator.comparing((CrmView crm) -> !crm.state().equals(FAILING))
                    .thenComparing(CrmView::dealer))
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("at", status.at());
    values.put("crms", crms);
    values.put("failing", crms.stream().filter(crm -> crm.state().equals(FAILING)).count());
    values.put("still", pageRequest.parameter("still") != null);
    return new Outcome.View("crms", values);
  }
}
