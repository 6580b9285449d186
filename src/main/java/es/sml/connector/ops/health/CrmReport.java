package es.sml.connector.ops.health;

import es.sml.connector.callback.dispatch.CrmStatus;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reports the CRMs of dealers in the status. {@code CrmMonitor} decides their states. A person's
 * pause comes before them.
 *
 * @param crms the state of each CRM
 * @param pauses what operators paused
 */
public record CrmReport(Supplier<List<CrmStatus>> crms, Pauses pauses) {
  /**
   * Returns the state of each CRM.
   *
   * @param language the language of the reasons
   */
  public List<CrmView> views(Instant now, Locale language) {
    return crms.get().stream().map(crm -> view(crm, now, language)).toList();
  }

  private CrmView view(CrmStatus crm, Instant now, Locale language) {
    Pause pause = pauses.of(PauseKind.CRM, crm.dealer());
    return new CrmView(
        crm.dealer(),
        crm.channel().name().toLowerCase(Locale.ROOT),
        PrintableText.line(crm.target()),
        pause == null ? crm.state().name() : "PAUSED",
        pause == null ? StatusReport.text(crm.since()) : null,
        pause == null ? reason(crm, language) : ChannelReport.text(pause, language),
        pause == null ? RecordedReason.code(crm.reason()) : ChannelReport.code(pause),
        crm.pending(),
        StatusReport.text(crm.oldest()),
        crm.oldest() == null ? null : Math.max(0, Duration.between(crm.oldest(), now).toSeconds()),
        crm.lastResponse(),
        StatusReport.text(crm.lastResponseAt()),
        StatusReport.text(crm.lastAccepted()),
        StatusReport.text(crm.nextTry()));
  }

  private static String reason(CrmStatus crm, Locale language) {
    return crm.reason() == null
        ? null
        : PrintableText.line(RecordedReason.in(crm.reason(), language));
  }
}
