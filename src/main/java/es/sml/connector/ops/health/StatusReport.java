package es.sml.connector.ops.health;

import es.sml.connector.alert.Runbook;
import es.sml.connector.broker.client.QueueState;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.query.LeadCounts;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.pause.PauseViews;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.report.silence.Silence;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Builds the status report: problems, accounts, mailboxes, queues, the oldest waiting lead, pauses
 * and silent sources. It counts the leads of the last hour, and of each hour of a day.
 */
public final class StatusReport {
  private static final Logger LOG = LoggerFactory.getLogger(StatusReport.class);
  private static final Duration LATELY = Duration.ofHours(24);

  private final Instant started = Instant.now();
  private final LeadCounts counts;
  private final AccountStatus accounts;
  private final QueueSource queues;
  private final Mailboxes mailboxes;
  private final ChannelReport channels;
  private final CrmReport crms;
  private final ProblemTimes since = new ProblemTimes();
  private final Pauses pauses;
  private final Supplier<List<Silence>> silences;

  public StatusReport(
      LeadCounts counts,
      AccountStatus accounts,
      QueueSource queues,
      Mailboxes mailboxes,
      ChannelReport channels,
      CrmReport crms,
      Pauses pauses,
      Supplier<List<Silence>> silences) {
    this.silences = silences;
    this.counts = counts;
    this.accounts = accounts;
    this.queues = queues;
    this.mailboxes = mailboxes;
    this.channels = channels;
    this.crms = crms;
    this.pauses = pauses;
  }

  /**
   * A component that is not healthy.
   *
   * @param isDown true if it is not only degraded
   */
  public record Unhealthy(String component, boolean isDown, LocalizedText reason) {}

  /** Reads the lengths of the queues. */
  @FunctionalInterface
  public interface QueueSource {
    /**
     * Returns all queues of the connector.
     *
     * @throws JMSException if the broker does not respond
     */
    List<QueueState> read() throws JMSException;
  }

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
    List<QueueState> states = queues();
    OfLedger ofLedger = ofLedger(dealers, states, now, health.isUp("database"));
    return new StatusView(
        health.status().name(),
        text(now),
        text(started),
        problems(health, language, since),
        accounts.views(states, language),
        mailboxes(health, language),
        channels.views(health, language),
        crms.views(now, language),
        ShownQueues.of(states).stream().map(state -> queue(state, now)).toList(),
        oldest(dealers, states, ofLedger.waiting(), now),
        ofLedger.isRead() && (dealers != null || !states.isEmpty()),
        ofLedger.leads(),
        PauseViews.of(pauses, language),
        silences.get().stream().map(StatusReport::silent).toList());
  }

  /** Returns the components that are not healthy. */
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
    List<QueueState> states = queues();
    Long paused = depth(states, "leads.paused");
    return new WaitingLeads(accounts.waiting(states), paused == null ? 0 : paused);
  }

  private static StatusView.SilentSource silent(Silence silence) {
    return new StatusView.SilentSource(
        silence.dealer(),
        PrintableText.line(silence.source()),
        text(silence.since()),
        Math.round(silence.usual()));
  }

  private List<QueueState> queues() {
    try {
      return queues.read();
    } catch (JMSException e) {
      return List.of(); // the component broker has the reason
    }
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

  private List<StatusView.Mailbox> mailboxes(ConnectorHealth health, Locale language) {
    Map<String, HealthCheck.Result> results = new HashMap<>();
    health.results().forEach(result -> results.put(ConnectorHealth.name(result), result));
    return mailboxes.all().stream()
        .map(mailbox -> mailbox(mailbox, results.get("mailbox-" + mailbox.mailbox()), language))
        .toList();
  }

  private StatusView.Mailbox mailbox(
      MailboxStatus mailbox, HealthCheck.Result result, Locale language) {
    Pause pause = pauseOf(mailbox);
    if (pause != null) {
      return mailbox(mailbox, "UP", "PAUSED", pause.text(), language);
    }
    boolean isReported = result != null && result.getMessage().isPresent();
    return mailbox(
        mailbox,
        result == null || ConnectorHealth.isUp(result) ? "UP" : "DOWN",
        mailbox.state().name(),
        isReported ? ConnectorHealth.text(result) : mailbox.reason(),
        language);
  }

  private Pause pauseOf(MailboxStatus mailbox) {
    Pause own = pauses.of(PauseKind.MAILBOX, mailbox.mailbox());
    return own == null ? pauses.of(PauseKind.DEALER, mailbox.dealer()) : own;
  }

  private static StatusView.Mailbox mailbox(
      MailboxStatus mailbox, String status, String state, LocalizedText reason, Locale language) {
    return new StatusView.Mailbox(
        mailbox.mailbox(),
        mailbox.dealer(),
        status,
        state,
        reason == null ? null : PrintableText.line(reason.in(language)),
        LocalizedText.stableCode(reason),
        text(mailbox.lastPoll()),
        mailbox.lag() == null ? null : mailbox.lag().toSeconds(),
        mailbox.stored());
  }

  private static StatusView.Queue queue(QueueState state, Instant now) {
    return new StatusView.Queue(
        state.queue(),
        state.depth(),
        text(state.oldest()),
        state.oldest() == null ? null : seconds(state.oldest(), now));
  }

  private record OfLedger(boolean isRead, LeadCounts.Waiting waiting, StatusView.Leads leads) {}

  private OfLedger ofLedger(
      Set<String> dealers, List<QueueState> states, Instant now, boolean responds) {
    Long dead = dealers == null ? depth(states, "leads.dead") : null;
    Long dismissed = dealers == null ? depth(states, "leads.dismissed") : null;
    try {
      if (responds) {
        LeadCounts counted = counts.of(dealers);
        return new OfLedger(true, counted.oldestWaiting(), leads(counted, dead, dismissed, now));
      }
    } catch (DataAccessException e) {
      LOG.debug("the ledger cannot be read; the component database has the reason", e);
    }
    return new OfLedger(
        false, null, new StatusView.Leads(null, null, dead, dismissed, null, List.of()));
  }

  /** Compares the leads of the ledger with the messages that no consumer has read yet. */
  private StatusView.Oldest oldest(
      Set<String> dealers, List<QueueState> states, LeadCounts.Waiting waiting, Instant now) {
    QueueState queued =
        states.stream()
            .filter(state -> dealers == null) // a queue of an account is of several dealers
            .filter(state -> accounts.of(state) != null && state.oldest() != null)
            .min(Comparator.comparing(QueueState::oldest))
            .orElse(null);
    Instant since = waiting == null ? null : Instant.ofEpochMilli(waiting.receivedAt());
    if (queued != null && (since == null || queued.oldest().isBefore(since))) {
      return oldest(null, accounts.of(queued), null, queued.oldest(), now);
    }
    return waiting == null
        ? null
        : oldest(waiting.leadKey(), waiting.account(), waiting.dealer(), since, now);
  }

  private static StatusView.Oldest oldest(
      String key, String account, String dealer, Instant since, Instant now) {
    return new StatusView.Oldest(key, account, dealer, text(since), seconds(since, now));
  }

  private static StatusView.Leads leads(
      LeadCounts counted, Long dead, Long dismissed, Instant now) {
    Instant first = now.minus(LATELY).plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    Map<Long, Map<LeadState, Long>> byHour =
        counted.byHour(first).stream()
            .collect(
                Collectors.groupingBy(
                    LeadCounts.Hour::hour,
                    Collectors.toMap(LeadCounts.Hour::state, LeadCounts.Hour::leads)));
    return new StatusView.Leads(
        counted.unknown(),
        counted.parked(),
        dead,
        dismissed,
        byState(counted.since(now.minus(1, ChronoUnit.HOURS))),
        Stream.iterate(first, hour -> !hour.isAfter(now), hour -> hour.plus(1, ChronoUnit.HOURS))
            .map(hour -> hour(hour, byHour.getOrDefault(hour.toEpochMilli(), Map.of())))
            .toList());
  }

  private static StatusView.Hour hour(Instant hour, Map<LeadState, Long> leads) {
    return new StatusView.Hour(hour.toString(), byState(leads));
  }

  /** Returns the number of leads by state. All states are present, so a table has all columns. */
  private static Map<String, Long> byState(Map<LeadState, Long> leads) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    // A message that is no lead does not count, nor one with several: each of its leads does.
    long others =
        leads.getOrDefault(LeadState.SPLIT, 0L) + leads.getOrDefault(LeadState.NOT_A_LEAD, 0L);
    numbers.put("total", leads.values().stream().mapToLong(Long::longValue).sum() - others);
    for (LeadState state : LeadState.values()) {
      numbers.put(state.name(), leads.getOrDefault(state, 0L));
    }
    return numbers;
  }

  // Another broker creates a queue with its first message.
  private static Long depth(List<QueueState> states, String queue) {
    return states.isEmpty()
        ? null
        : states.stream()
            .filter(state -> state.queue().equals(queue))
            .mapToLong(QueueState::depth)
            .sum();
  }

  private static long seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds());
  }

  static String text(Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
