package es.sml.connector.ops.health;

import es.sml.connector.broker.client.QueueState;
import es.sml.connector.ledger.query.LeadCounts;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.view.StatusView;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Reports the leads in the status: those that wait on queues, the oldest of them, and the numbers
 * of the last hour and of each hour of a day.
 */
public record LeadStatus(LeadCounts counts, AccountStatus accounts, QueueSource queues) {
  private static final Logger LOG = LoggerFactory.getLogger(LeadStatus.class);
  private static final Duration LATELY = Duration.ofHours(24);

  @FunctionalInterface
  public interface QueueSource {
    /**
     * Returns all queues of the connector.
     *
     * @throws JMSException if the broker does not respond
     */
    List<QueueState> read() throws JMSException;
  }

  /** The leads at one moment, which all parts of a status share. */
  record AtOnce(
      List<QueueState> queues,
      StatusView.Oldest oldest,
      boolean isOldestKnown,
      StatusView.Leads numbers) {}

  /**
   * Reads the queues and the ledger once.
   *
   * @param dealers the dealers whose leads are counted; null for all
   * @param responds false if the ledger would only make the caller wait
   */
  AtOnce read(Instant now, Set<String> dealers, boolean responds) {
    List<QueueState> states = states();
    Long dead = dealers == null ? depth(states, "leads.dead") : null;
    Long dismissed = dealers == null ? depth(states, "leads.dismissed") : null;
    try {
      if (responds) {
        LeadCounts counted = counts.of(dealers);
        return new AtOnce(
            states,
            oldest(dealers, states, counted.oldestWaiting(), now),
            dealers != null || !states.isEmpty(),
            leads(counted, dead, dismissed, now));
      }
    } catch (DataAccessException e) {
      LOG.debug("the ledger cannot be read; the component database has the reason", e);
    }
    return new AtOnce(
        states,
        oldest(dealers, states, null, now),
        false,
        new StatusView.Leads(null, null, dead, dismissed, null, List.of()));
  }

  /** Counts the leads that wait now; nothing waits if the broker does not respond. */
  WaitingLeads waiting() {
    List<QueueState> states = states();
    Long paused = depth(states, "leads.paused");
    return new WaitingLeads(accounts.waiting(states), paused == null ? 0 : paused);
  }

  private List<QueueState> states() {
    try {
      return queues.read();
    } catch (JMSException e) {
      return List.of(); // the component broker has the reason
    }
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
    return new StatusView.Oldest(
        key, account, dealer, StatusReport.text(since), ShownQueues.seconds(since, now));
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
}
