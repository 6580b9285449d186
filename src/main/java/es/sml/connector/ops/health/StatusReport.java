package es.sml.connector.ops.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.broker.client.QueueState;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.ledger.query.LeadCounts;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.text.PrintableText;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;

/** Builds the status report: health, waiting leads and recent leads. */
public final class StatusReport {
  private static final Duration LATELY = Duration.ofHours(24);

  private final Instant started = Instant.now();
  private final LeadCounts counts;
  private final AccountStatus accounts;
  private final QueueSource queues;
  private final Mailboxes mailboxes;
  private final ChannelReport channels;

  public StatusReport(
      LeadCounts counts,
      AccountStatus accounts,
      QueueSource queues,
      Mailboxes mailboxes,
      ChannelReport channels) {
    this.counts = counts;
    this.accounts = accounts;
    this.queues = queues;
    this.mailboxes = mailboxes;
    this.channels = channels;
  }

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

  public ObjectNode show(CamelContext context) {
    Instant now = Instant.now();
    ConnectorHealth health = ConnectorHealth.of(context);
    List<QueueState> states = queues();
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("status", health.word());
    status.put("at", now.truncatedTo(ChronoUnit.MILLIS).toString());
    status.put("started", text(started));
    addProblems(status.putArray("problems"), health);
    accounts.addTo(status.putArray("accounts"), states);
    addMailboxes(status.putArray("mailboxes"), health);
    channels.addTo(status.putArray("channels"), health);
    states.forEach(state -> addQueue(status.withArray("queues"), state, now));
    status.set("oldestWaiting", oldestWaiting(states, now));
    addLeads(status.putObject("leads"), states, now);
    return status;
  }

  private List<QueueState> queues() {
    try {
      return queues.read();
    } catch (JMSException e) {
      return List.of(); // the component broker has the reason
    }
  }

  private static void addProblems(ArrayNode problems, ConnectorHealth health) {
    health.results().stream()
        .filter(result -> !ConnectorHealth.isWell(result))
        .forEach(
            result ->
                problems
                    .addObject()
                    .put("component", ConnectorHealth.name(result))
                    .put("status", ConnectorHealth.word(result))
                    .put("reason", ConnectorHealth.reason(result)));
  }

  private void addMailboxes(ArrayNode all, ConnectorHealth health) {
    Map<String, HealthCheck.Result> results = new HashMap<>();
    health.results().forEach(result -> results.put(ConnectorHealth.name(result), result));
    for (MailboxStatus mailbox : mailboxes.all()) {
      HealthCheck.Result result = results.get("mailbox-" + mailbox.mailbox());
      String reason = result == null ? mailbox.reason() : result.getMessage().orElse(null);
      all.addObject()
          .put("mailbox", mailbox.mailbox())
          .put("dealer", mailbox.dealer())
          .put("status", result == null || ConnectorHealth.isUp(result) ? "UP" : "DOWN")
          .put("state", mailbox.state().name())
          .put("reason", reason == null ? null : PrintableText.line(reason))
          .put("lastPoll", text(mailbox.lastPoll()))
          .put("lagSeconds", mailbox.lag() == null ? null : mailbox.lag().toSeconds())
          .put("stored", mailbox.stored());
    }
  }

  private static void addQueue(ArrayNode all, QueueState state, Instant now) {
    all.addObject()
        .put("queue", state.queue())
        .put("depth", state.depth())
        .put("oldest", text(state.oldest()))
        .put("oldestAgeSeconds", state.oldest() == null ? null : seconds(state.oldest(), now));
  }

  /** Compares the leads of the ledger with the messages that no consumer has read yet. */
  private ObjectNode oldestWaiting(List<QueueState> states, Instant now) {
    LeadCounts.Waiting waiting = counts.oldestWaiting();
    QueueState queued =
        states.stream()
            .filter(state -> accounts.of(state) != null && state.oldest() != null)
            .min(Comparator.comparing(QueueState::oldest))
            .orElse(null);
    Instant since = waiting == null ? null : Instant.ofEpochMilli(waiting.receivedAt());
    ObjectNode oldest = JsonNodeFactory.instance.objectNode();
    if (queued != null && (since == null || queued.oldest().isBefore(since))) {
      since = queued.oldest();
      oldest.putNull("key").put("account", accounts.of(queued));
      oldest.putNull("dealer");
    } else if (waiting != null) {
      oldest.put("key", waiting.leadKey()).put("account", waiting.account());
      oldest.put("dealer", waiting.dealer());
    } else {
      return null;
    }
    return oldest.put("received", text(since)).put("ageSeconds", seconds(since, now));
  }

  private void addLeads(ObjectNode leads, List<QueueState> states, Instant now) {
    leads.put("unknown", counts.unknown());
    leads.put("parked", counts.parked());
    leads.put("deadLetters", depth(states, "leads.dead"));
    leads.put("dismissed", depth(states, "leads.dismissed"));
    leads.set("lastHour", json(counts.since(now.minus(1, ChronoUnit.HOURS))));
    Instant first = now.minus(LATELY).plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    Map<Long, Map<LeadState, Long>> byHour =
        counts.byHour(first).stream()
            .collect(
                Collectors.groupingBy(
                    LeadCounts.Hour::hour,
                    Collectors.toMap(LeadCounts.Hour::state, LeadCounts.Hour::leads)));
    ArrayNode hours = leads.putArray("hours");
    for (Instant hour = first; !hour.isAfter(now); hour = hour.plus(1, ChronoUnit.HOURS)) {
      hours
          .addObject()
          .put("hour", hour.toString())
          .setAll(json(byHour.getOrDefault(hour.toEpochMilli(), Map.of())));
    }
  }

  /** Writes the number of leads by state. All states are present, so a table has all columns. */
  private static ObjectNode json(Map<LeadState, Long> leads) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("received", leads.values().stream().mapToLong(Long::longValue).sum());
    for (LeadState state : LeadState.values()) {
      json.put(state.name(), leads.getOrDefault(state, 0L));
    }
    return json;
  }

  private static Long depth(List<QueueState> states, String queue) {
    return states.stream()
        .filter(state -> state.queue().equals(queue))
        .map(QueueState::depth)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static long seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds());
  }

  static String text(Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
