package es.sml.connector.ops.crm;

import es.sml.connector.callback.dispatch.CrmStatus;
import es.sml.connector.ops.health.CrmReport;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.CrmView;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The CRMs that dealers.yaml has now.
 *
 * @param crms the state of each CRM
 */
record KnownCrms(Supplier<List<CrmStatus>> crms) {
  CrmView.Page list() {
    return new CrmView.Page(new CrmReport(crms).views(Instant.now()));
  }

  /**
   * Returns the dealer in the path of a request.
   *
   * @throws OpsException if it has no CRM
   */
  String dealer(OpsRequest request) {
    List<String> dealers = crms.get().stream().map(CrmStatus::dealer).toList();
    if (!dealers.contains(request.name())) {
      throw OpsException.missing(
          "dealers.yaml has no dealer "
              + PrintableText.line(request.name())
              + " with crm"
              + (dealers.isEmpty()
                  ? ""
                  : "; dealers with crm are "
                      + dealers.stream().collect(Collectors.joining(", "))));
    }
    return request.name();
  }
}
