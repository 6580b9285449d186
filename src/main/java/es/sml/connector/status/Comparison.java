package es.sml.connector.status;

import es.sml.connector.status.LeadHistories.History;
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
 * Compares SML's leads with the CRMs' last state. Histories are read in parallel to the pages. If
 * too many wait, the reader of pages reads them too, so that memory stays limited.
 */
final class Comparison implements AutoCloseable {
  private static final int MOST_WAITING = 4_096;
  // A page costs both sides work, a history almost none: it is mostly waiting.
  private static final int HISTORIES_A_PAGE = 2;

  private final String account;
  private final FollowedLeads leads;
  private final LeadHistories histories;
  private final Followers followers;
  private final Set<String> newFollowers;
  private final ThreadPoolExecutor asking;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /**
   * @param newFollowers dealers that get no events for existing leads of others
   * @param atOnce number of pages that are read at the same time; twice as many histories are read
   */
  Comparison(
      String account,
      FollowedLeads leads,
      LeadHistories histories,
      Followers followers,
      Set<String> newFollowers,
      int atOnce) {
    this.account = account;
    this.leads = leads;
    this.histories = histories;
    this.followers = followers;
    this.newFollowers = newFollowers;
    this.asking =
        new ThreadPoolExecutor(
            HISTORIES_A_PAGE * atOnce,
            HISTORIES_A_PAGE * atOnce,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /**
   * @param askedAt time of the request to SML; later changes are not compared
   */
  void compare(List<SeenLead> shown, long askedAt) {
    List<Long> ids = shown.stream().map(SeenLead::id).toList();
    Map<Long, FollowedLead> known = leads.known(account, ids);
    List<Long> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
    Map<Long, FollowedLead> created = leads.created(account, unknown);
    List<FollowedLeads.Telling> tellings = new ArrayList<>();
    for (SeenLead lead : shown) {
      FollowedLead before = known.getOrDefault(lead.id(), created.get(lead.id()));
      if (before == null) {
        addForeign(lead, tellings);
      } else if (!before.stored() && followers.isOne(before.dealer())) {
        tellings.add(firstSight(before, lead, true));
      } else if (followers.isOne(before.dealer()) && before.knownAt() < askedAt) {
        compare(before, lead, tellings);
      }
    }
    leads.save(tellings);
  }

  /** Records that SML no longer has the lead. */
  void vanished(long id, long askedAt) {
    FollowedLead before = leads.known(account, List.of(id)).get(id);
    if (before != null && before.knownAt() < askedAt) {
      leads.save(
          List.of(
              new FollowedLeads.Telling(
                  before.gone(), events(before, List.of(LeadChange.vanished(before.status()))))));
    }
  }

  /** Returns once no history is being read. */
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
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private void addForeign(SeenLead lead, List<FollowedLeads.Telling> tellings) {
    String dealer = followers.of(account, lead);
    if (dealer != null) {
      FollowedLead before = FollowedLead.unknown(account, lead.id(), dealer, null, null);
      tellings.add(firstSight(before, lead, !newFollowers.contains(dealer)));
    }
  }

  private static FollowedLeads.Telling firstSight(
      FollowedLead before, SeenLead lead, boolean isNews) {
    List<QueuedEvent> events =
        isNews
            ? events(before, List.of(LeadChange.created(lead.status(), lead.user())))
            : List.of();
    return new FollowedLeads.Telling(before.as(lead, events.size(), null), events);
  }

  private void compare(FollowedLead before, SeenLead lead, List<FollowedLeads.Telling> tellings) {
    // For a lead that SML has not shown yet, only its history has the earlier changes.
    if (!before.seen() || LeadChanges.differs(before, lead)) {
      asking.execute(Context.current().wrap(() -> tell(before, lead)));
    } else if (isOpenAgain(before, lead)) {
      tellings.add(new FollowedLeads.Telling(before.as(lead, 0, null), List.of()));
    }
  }

  // The lead counted as ended or gone, and SML shows it open again; this gives no event.
  private static boolean isOpenAgain(FollowedLead before, SeenLead lead) {
    return !before.watched() && !FollowedLead.END.equals(lead.status());
  }

  /**
   * Publishes the intermediate steps of a lead that looks unchanged, if its history has any.
   *
   * @param askedAt time of the request to SML; later changes are not compared
   */
  void lookBack(FollowedLead lead, long askedAt) {
    if (followers.isOne(lead.dealer()) && lead.knownAt() < askedAt) {
      asking.execute(Context.current().wrap(() -> tell(lead, lead.asKnown())));
    }
  }

  private void tell(FollowedLead before, SeenLead lead) {
    try {
      FollowedLeads.Telling telling =
          telling(before, lead, histories.of(before).until(before, lead));
      if (!telling.events().isEmpty()
          || !before.seen()
          || !Objects.equals(telling.lead().historyId(), before.historyId())) {
        leads.save(List.of(telling));
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private static FollowedLeads.Telling telling(
      FollowedLead before, SeenLead lead, History history) {
    List<QueuedEvent> events = events(before, LeadChanges.between(before, lead, history.untold()));
    return new FollowedLeads.Telling(before.as(lead, events.size(), history.newest()), events);
  }

  private static List<QueuedEvent> events(FollowedLead before, List<LeadChange> changes) {
    return StatusEvents.of(before, changes, Instant.now());
  }
}
