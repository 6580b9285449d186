package es.sml.connector.ops.health;

import es.sml.connector.callback.dispatch.CrmStatus;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.CrmView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reports the CRMs of dealers in the status. {@code CrmMonitor} decides their states.
 *
 * @param crms the state of each CRM
 */
public record CrmReport(Supplier<List<CrmStatus>> crms) {
  /**
   * Returns the state of each CRM.
   *
   * @param language the language of the reasons
   */
  public List<CrmView> views(Instant now, Locale language) {
    return crms.get().stream().map(crm -> view(crm, now, language)).toList();
  }

  private static CrmView view(CrmStatus crm, Instant now, Locale language) {
    return new CrmView(
        crm.dealer(),
        crm.channel().name().toLowerCase(Locale.ROOT),
        PrintableText.line(crm.target()),
        crm.state().name(),
        StatusReport.text(crm.since()),
        crm.reason() == null ? null : PrintableText.line(RecordedReason.in(crm.reason(), language)),
        RecordedReason.code(crm.reason()),
        crm.pending(),
        StatusReport.text(crm.oldest()),
        crm.oldest() == null ? null : Math.max(0, Duration.between(crm.oldest(), now).toSeconds()),
        crm.lastResponse(),
        StatusReport.text(crm.lastResponseAt()),
        StatusReport.text(crm.lastAccepted()),
        StatusReport.text(crm.nextTry()));
  }
}
