package es.sml.connector.ops.health;

import es.sml.connector.alert.Runbook;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.pause.PauseViews;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.pause.Pauses;
import es.sml.connector.report.silence.Silence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * Builds the status report: problems, accounts, mailboxes, channels, CRMs, queues, leads, pauses
 * and silent sources.
 */
public final class StatusReport {
  private final Instant started = Instant.now();
  private final LeadStatus leads;
  private final MailboxReport mailboxes;
  private final ChannelReport channels;
  private final CrmReport crms;
  private final ProblemTimes since = new ProblemTimes();
  private final Pauses pauses;
  private final Supplier<List<Silence>> silences;

  public StatusReport(
      LeadStatus leads,
      MailboxReport mailboxes,
      ChannelReport channels,
      CrmReport crms,
      Pauses pauses,
      Supplier<List<Silence>> silences) {
    this.leads = leads;
    this.mailboxes = mailboxes;
    this.channels = channels;
    this.crms = crms;
    this.pauses = pauses;
    this.silences = silences;
  }

  /**
   * A component that is not healthy.
   *
   * @param isDown true if it is not only degraded
   */
  public record Unhealthy(String component, boolean isDown, LocalizedText reason) {}

  /** Returns the times of the problems, for the health page. */
  public ProblemTimes since() {
    return since;
  }

  /**
   * Returns the status now.
   *
   * @param language the language of the reasons
   * @param dealers the dealers whose leads are counted; null for all
   */
  public StatusView show(CamelContext context, Locale language, Set<String> dealers) {
    Instant now = Instant.now();
    ConnectorHealth health = ConnectorHealth.of(context);
    since.update(health, now);
    LeadStatus.AtOnce read = leads.read(now, dealers, health.isUp("database"));
    return new StatusView(
        health.status().name(),
        text(now),
        text(started),
        problems(health, language, since),
        leads.accounts().views(read.queues(), language),
        mailboxes.views(health, language),
        channels.views(health, language),
        crms.views(now, language),
        ShownQueues.views(read.queues(), now),
        read.oldest(),
        read.isOldestKnown(),
        read.numbers(),
        PauseViews.of(pauses, language),
        silences.get().stream().map(StatusReport::silent).toList());
  }

  public static List<Unhealthy> unhealthy(CamelContext context) {
    return ConnectorHealth.of(context).results().stream()
        .filter(result -> !ConnectorHealth.isWell(result))
        .map(
            result ->
                new Unhealthy(
                    ConnectorHealth.name(result),
                    ConnectorHealth.word(result).equals("DOWN"),
                    PrintableText.line(ConnectorHealth.text(result))))
        .toList();
  }

  /** Counts the leads that wait now; nothing waits if the broker does not respond. */
  public WaitingLeads waiting() {
    return leads.waiting();
  }

  private static StatusView.SilentSource silent(Silence silence) {
    return new StatusView.SilentSource(
        silence.dealer(),
        PrintableText.line(silence.source()),
        text(silence.since()),
        Math.round(silence.usual()));
  }

  private static List<StatusView.Problem> problems(
      ConnectorHealth health, Locale language, ProblemTimes since) {
    return health.results().stream()
        .filter(result -> !ConnectorHealth.isWell(result))
        .map(
            result ->
                new StatusView.Problem(
                    ConnectorHealth.name(result),
                    ConnectorHealth.word(result),
                    ConnectorHealth.reason(result, language),
                    ConnectorHealth.code(result),
                    text(since.of(ConnectorHealth.name(result))),
                    Runbook.of(
                        ConnectorHealth.name(result), ConnectorHealth.code(result), language)))
        .toList();
  }

  static String text(Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
