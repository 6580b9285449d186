package es.sml.connector.callback.dispatch;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.status.store.CrmStates;
import es.sml.connector.status.store.CrmStates.CrmState;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.EventOutbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Decides the state of each CRM for health and pages: up, failing or idle. It uses the last
 * response and the pending events.
 */
public final class CrmMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(CrmMonitor.class);
  private static final Duration A_DAY = Duration.ofDays(1);
  // Health asks for each CRM, and one reading shows them all.
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Backlog NOTHING = new Backlog(0, 0, null);

  private final EventOutbox outbox;
  private final CrmStates states;
  private final CallbackRelay relay;
  private final Supplier<Map<String, SourceCrm>> crms;
  private List<CrmStatus> last = List.of();
  private Long readAt;

  /**
   * @param crms CRMs in force by dealer
   */
  public CrmMonitor(
      EventOutbox outbox,
      CrmStates states,
      CallbackRelay relay,
      Supplier<Map<String, SourceCrm>> crms) {
    this.outbox = outbox;
    this.states = states;
    this.relay = relay;
    this.crms = crms;
  }

  /** Returns all CRMs, in the order of their dealers. If the database fails, the last known. */
  public synchronized List<CrmStatus> all() {
    if (readAt == null || System.nanoTime() - readAt > FRESH.toNanos()) {
      try {
        last = read();
      } catch (DataAccessException e) {
        LOG.debug(
            "the states of the CRMs cannot be read; the component database has the reason", e);
      }
      readAt = System.nanoTime(); // after a failure, too: each health check would wait again
    }
    return last;
  }

  /** Returns the reason why a dealer's CRM gets no events; null if it does. */
  public LocalizedText trouble(String dealer) {
    return all().stream()
        .filter(crm -> crm.dealer().equals(dealer))
        .filter(crm -> crm.failures() >= CrmStates.FAILURES_IN_A_ROW)
        .map(
            crm ->
                LocalizedText.of(
                    "health.crm",
                    "{0}; events that wait: {1}",
                    LocalizedText.recorded(String.valueOf(crm.reason())),
                    crm.pending()))
        .findFirst()
        .orElse(null);
  }

  private List<CrmStatus> read() {
    Map<String, CrmState> known =
        states.all().stream().collect(Collectors.toMap(CrmState::dealer, state -> state));
    Map<String, Backlog> backlogs = outbox.backlogs();
    Instant now = Instant.now();
    return crms.get().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            crm ->
                status(
                    crm.getKey(),
                    crm.getValue(),
                    known.get(crm.getKey()),
                    backlogs.getOrDefault(crm.getKey(), NOTHING),
                    now))
        .toList();
  }

  private CrmStatus status(
      String dealer, SourceCrm crm, CrmState state, Backlog backlog, Instant now) {
    boolean failing = state != null && state.failures() > 0;
    Instant responded = state == null ? null : time(state.respondedAt());
    return new CrmStatus(
        dealer,
        crm.channel(),
        crm.place(dealer),
        failing ? CrmStatus.State.FAILING : calm(responded, now),
        failing ? time(state.failingSince()) : null,
        failing ? state.reason() : null,
        failing ? state.failures() : 0,
        backlog.pending(),
        backlog.pending() == 0 ? null : time(backlog.oldest()),
        state == null ? null : state.response(),
        responded,
        state == null ? null : time(state.acceptedAt()),
        nextTry(dealer, backlog, now));
  }

  private static CrmStatus.State calm(Instant responded, Instant now) {
    boolean idle = responded == null || responded.isBefore(now.minus(A_DAY));
    return idle ? CrmStatus.State.IDLE : CrmStatus.State.UP;
  }

  private Instant nextTry(String dealer, Backlog backlog, Instant now) {
    if (backlog.pending() == 0) {
      return null;
    }
    Instant earliest = now.plus(relay.pause(dealer));
    Instant due = backlog.next() == null ? now : time(backlog.next());
    return due.isAfter(earliest) ? due : earliest;
  }

  private static Instant time(Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
  }
}
