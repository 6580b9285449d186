package es.sml.connector.status;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.status.change.LeadChange;
import es.sml.connector.status.change.LeadChanges;
import es.sml.connector.status.change.LeadHistories;
import es.sml.connector.status.change.LeadHistories.History;
import es.sml.connector.status.change.LeadSnapshot;
import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.event.StatusEvents;
import es.sml.connector.status.store.TrackedLeads;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Compares SML's leads with the CRMs' last state, and decides which leads give events: new, changed
 * or vanished ones.
 *
 * <p>Histories and single leads are read in parallel to the pages. If too many wait, the reader of
 * pages reads them too, so that memory stays limited.
 */
final class StatusDiff implements AutoCloseable {
  private static final int MOST_WAITING = 4_096;

  private final String account;
  private final TrackedLeads leads;
  private final LeadHistories histories;
  private final Subscriptions subscriptions;
  private final Set<String> newSubscribers;
  private final ThreadPoolExecutor asking;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /**
   * @param newSubscribers dealers that get no events for existing leads of others
   * @param atOnce number of histories and single leads that are read at the same time
   */
  StatusDiff(
      String account,
      TrackedLeads leads,
      LeadHistories histories,
      Subscriptions subscriptions,
      Set<String> newSubscribers,
      int atOnce) {
    this.account = account;
    this.leads = leads;
    this.histories = histories;
    this.subscriptions = subscriptions;
    this.newSubscribers = newSubscribers;
    this.asking =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            (work, pool) -> work.run()); // also while it closes, for work that other work gave
  }

  /**
   * @param askedAt time of the request to SML; later changes are not compared
   */
  void compare(List<LeadSnapshot> shown, long askedAt) {
    compare(shown, known(shown), askedAt);
  }

  /**
   * Compares those of the ended leads that no earlier run saw ended.
   *
   * @param askedAt time of the request to SML; later changes are not compared
   * @return how many they are
   */
  int compareEnded(List<LeadSnapshot> shown, long askedAt) {
    Map<Long, TrackedLead> known = known(shown);
    List<LeadSnapshot> ended =
        shown.stream()
            .filter(lead -> known.containsKey(lead.id()) && known.get(lead.id()).open())
            .toList();
    compare(ended, known, askedAt);
    return ended.size();
  }

  private Map<Long, TrackedLead> known(List<LeadSnapshot> shown) {
    return leads.known(account, shown.stream().map(LeadSnapshot::id).toList());
  }

  private void compare(List<LeadSnapshot> shown, Map<Long, TrackedLead> known, long askedAt) {
    List<Long> unknown =
        shown.stream().map(LeadSnapshot::id).filter(id -> !known.containsKey(id)).toList();
    Map<Long, TrackedLead> created = leads.created(account, unknown);
    List<TrackedLeads.LeadUpdate> updates = new ArrayList<>();
    for (LeadSnapshot lead : shown) {
      TrackedLead before = known.getOrDefault(lead.id(), created.get(lead.id()));
      if (before == null) {
        addForeign(lead, updates);
      } else if (!before.stored() && subscriptions.isOne(before.dealer())) {
        updates.add(firstSight(before, lead, true));
      } else if (subscriptions.isOne(before.dealer()) && before.knownAt() < askedAt) {
        compare(before, lead, updates);
      }
    }
    leads.save(updates);
  }

  /** Records that SML no longer has the lead. */
  void vanished(long id, long askedAt) {
    TrackedLead before = leads.known(account, List.of(id)).get(id);
    if (before != null && before.knownAt() < askedAt) {
      leads.save(
          List.of(
              new TrackedLeads.LeadUpdate(
                  before.gone(), events(before, List.of(LeadChange.vanished(before.status()))))));
    }
  }

  /**
   * Returns once all histories and single leads are read.
   *
   * @throws RuntimeException the first failure of this work
   */
  void finish() {
    close();
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** Returns once no history is being read. A failure is only thrown by {@link #finish}. */
  @Override
  public void close() {
    asking.shutdown();
    boolean interrupted = false;
    while (!asking.isTerminated()) {
      try {
        asking.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void addForeign(LeadSnapshot lead, List<TrackedLeads.LeadUpdate> updates) {
    String dealer = subscriptions.of(account, lead);
    if (dealer != null) {
      TrackedLead before = TrackedLead.unknown(account, lead.id(), dealer, null, null);
      updates.add(firstSight(before, lead, !newSubscribers.contains(dealer)));
    }
  }

  private static TrackedLeads.LeadUpdate firstSight(
      TrackedLead before, LeadSnapshot lead, boolean isNews) {
    List<QueuedEvent> events =
        isNews
            ? events(before, List.of(LeadChange.created(lead.status(), lead.user())))
            : List.of();
    return new TrackedLeads.LeadUpdate(before.as(lead, events.size(), null), events);
  }

  private void compare(
      TrackedLead before, LeadSnapshot lead, List<TrackedLeads.LeadUpdate> updates) {
    // For a lead that SML has not shown yet, only its history has the earlier changes.
    if (!before.seen() || LeadChanges.differs(before, lead)) {
      execute(() -> saveChanges(before, lead));
    } else if (isReopened(before, lead)) {
      updates.add(new TrackedLeads.LeadUpdate(before.as(lead, 0, null), List.of()));
    }
  }

  // The lead counted as ended or gone, and SML shows it open again; this gives no event.
  private static boolean isReopened(TrackedLead before, LeadSnapshot lead) {
    return !before.open() && !TrackedLead.END.equals(lead.status());
  }

  /**
   * Publishes the intermediate steps of a lead that looks unchanged, if its history has any.
   *
   * @param askedAt time of the request to SML; later changes are not compared
   */
  void checkHistory(TrackedLead lead, long askedAt) {
    if (subscriptions.isOne(lead.dealer()) && lead.knownAt() < askedAt) {
      execute(() -> saveChanges(lead, lead.asKnown()));
    }
  }

  /**
   * Runs further work for single leads in parallel to the pages; its failure ends the run.
   *
   * @throws SmlUnavailableException if SML asked earlier work to wait
   */
  void execute(Runnable work) {
    checkWait();
    asking.execute(
        Context.current()
            .wrap(
                () -> {
                  try {
                    checkWait();
                    work.run();
                  } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                  }
                }));
  }

  private void checkWait() {
    if (failure.get() instanceof SmlUnavailableException unavailable && unavailable.asksToWait()) {
      throw unavailable;
    }
  }

  private void saveChanges(TrackedLead before, LeadSnapshot lead) {
    TrackedLeads.LeadUpdate update = update(before, lead, histories.of(before).until(before, lead));
    if (!update.events().isEmpty()
        || !before.seen()
        || !Objects.equals(update.lead().historyId(), before.historyId())) {
      leads.save(List.of(update));
    }
  }

  private static TrackedLeads.LeadUpdate update(
      TrackedLead before, LeadSnapshot lead, History history) {
    List<QueuedEvent> events =
        events(before, LeadChanges.between(before, lead, history.unpublished()));
    return new TrackedLeads.LeadUpdate(before.as(lead, events.size(), history.newest()), events);
  }

  private static List<QueuedEvent> events(TrackedLead before, List<LeadChange> changes) {
    return StatusEvents.of(before, changes, Instant.now());
  }
}
