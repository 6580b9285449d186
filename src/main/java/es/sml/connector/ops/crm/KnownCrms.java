package es.sml.connector.ops.crm;

import es.sml.connector.callback.dispatch.CrmStatus;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.health.CrmReport;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.pause.Pauses;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The CRMs that dealers.yaml has now.
 *
 * @param crms the state of each CRM
 * @param pauses what operators paused
 */
record KnownCrms(Supplier<List<CrmStatus>> crms, Pauses pauses) {
  CrmView.Page list(Locale language) {
    return new CrmView.Page(new CrmReport(crms, pauses).views(Instant.now(), language));
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
          "refused.no-crm",
          "dealers.yaml has no dealer {0} with crm{1}",
          PrintableText.line(request.name()),
          dealers.isEmpty()
              ? ""
              : LocalizedText.of(
                  "refused.crms", "; dealers with crm are {0}", String.join(", ", dealers)));
    }
    return request.name();
  }
}
