package es.sml.connector.status;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.lead.SmlLeadState;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.client.SmlPages;
import es.sml.connector.sml.limit.BoundedParallel;
import es.sml.connector.status.change.LeadHistories;
import es.sml.connector.status.change.LeadSnapshot;
import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.TrackedLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the status sync of an account: it reads the leads that ended just now, the open leads, and
 * those that are missing from the lists. It decides which leads are read, and how many missing ones
 * at most.
 */
public final class StatusSync {
  private static final Logger LOG = LoggerFactory.getLogger(StatusSync.class);
  private static final List<String> OPEN = List.of("new", "commercial_management", "tracing");
  private static final int SOME = 1_000;

  /** A list that is suddenly empty must not cause a storm of requests. */
  private static final int MOST_MISSING = 5_000;

  private final SmlClient client;
  private final SmlPages pages;
  private final TrackedLeads leads;
  private final Supplier<Subscriptions> subscriptions;
  private final LeadHistories histories;
  private final Supplier<Map<String, SyncPlan>> plans;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> checkedUpTo = new ConcurrentHashMap<>();

  /**
   * @param subscriptions dealers with a CRM, read at the start of each run
   */
  public StatusSync(
      SmlClient client,
      SmlOperations operations,
      LedgerTransactions transactions,
      EventOutbox outbox,
      Supplier<Subscriptions> subscriptions,
      Supplier<Map<String, SyncPlan>> plans) {
    this.client = client;
    this.pages = new SmlPages(client);
    this.leads = new TrackedLeads(transactions, outbox);
    this.subscriptions = subscriptions;
    this.histories = new LeadHistories(operations, pages);
    this.plans = plans;
  }

  /**
   * Reads every open lead of the account once, and those that are no longer open. The changes then
   * wait in the outbox. Does nothing while a run of the account is in progress, or if no CRM
   * follows its leads.
   *
   * @return whether SML's leads were compared
   */
  public boolean sync(String account) {
    if (!subscriptions.get().areIn(account) || !running.add(account)) {
      return false;
    }
    try {
      run(account);
      return true;
    } finally {
      running.remove(account);
    }
  }

  /** Returns the start of an account's last complete run on any node; null if none. */
  public Instant lastRun(String account) {
    long began = leads.completedAt(account);
    return began == 0 ? null : Instant.ofEpochMilli(began);
  }

  /** Returns whether a due run was missed, for example while the connector was stopped. */
  public boolean isMissed(String account) {
    return subscriptions.get().areIn(account)
        && plans.get().get(account).isDueBetween(leads.completedAt(account), leads.now());
  }

  private void run(String account) {
    SyncPlan plan = plans.get().get(account);
    int atOnce = plan.parallelPages();
    int singlesAtOnce = SyncPlan.SINGLE_REQUESTS_A_PAGE * atOnce;
    long began = leads.now();
    Subscriptions current = subscriptions.get();
    Set<String> newSubscribers = current.withoutStart(account, leads);
    SeenIds seen = new SeenIds();
    List<TrackedLead> round = new HistoryRound(leads).next(account, plan.historyPercent());
    try (StatusDiff diff =
        new StatusDiff(account, leads, histories, current, newSubscribers, singlesAtOnce)) {
      round.forEach(lead -> diff.checkHistory(lead, began));
      compareEnded(account, diff);
      for (String status : OPEN) {
        pages.forEachPage(
            account,
            SmlOperation.LIST_LEADS,
            Map.of("status", status),
            SmlLeadState.class,
            atOnce,
            leads::now,
            (page, askedAt) -> {
              List<LeadSnapshot> shown = shown(page);
              shown.forEach(lead -> seen.add(lead.id()));
              diff.compare(shown, askedAt);
            });
      }
    }
    checkMissing(account, began, seen, singlesAtOnce, current);
    long upTo = round.isEmpty() ? 0 : round.get(round.size() - 1).smlId();
    leads.completed(account, began, newSubscribers, upTo);
  }

  // A page of them costs as much as a request for one of them, so each page must bring several.
  private void compareEnded(String account, StatusDiff diff) {
    AtomicBoolean more = new AtomicBoolean();
    pages.forFirstPages(
        account,
        SmlOperation.LIST_LEADS,
        Map.of("status", TrackedLead.END),
        SmlLeadState.class,
        leads::now,
        (page, askedAt) -> more.set(diff.compareEnded(shown(page), askedAt) > 1),
        more::get);
  }

  private static List<LeadSnapshot> shown(List<SmlLeadState> page) {
    List<LeadSnapshot> shown = new ArrayList<>(page.size());
    for (SmlLeadState lead : page) {
      LeadSnapshot seen = LeadSnapshot.of(lead);
      if (seen != null) {
        shown.add(seen);
      }
    }
    return shown;
  }

  // These leads have ended, are gone, or moved to another page during the reading.
  private void checkMissing(
      String account, long began, SeenIds seen, int atOnce, Subscriptions current) {
    List<Long> missing = missing(account, began, seen);
    try (StatusDiff diff = new StatusDiff(account, leads, histories, current, Set.of(), atOnce)) {
      BoundedParallel.each(
          0, missing.size() - 1, atOnce, number -> checkLead(account, missing.get(number), diff));
    }
  }

  private List<Long> missing(String account, long began, SeenIds seen) {
    List<Long> missing = new ArrayList<>();
    long after = checkedUpTo.getOrDefault(account, Long.MIN_VALUE);
    checkedUpTo.remove(account);
    List<Long> some = leads.openLeadIds(account, after, began, SOME);
    while (!some.isEmpty()) {
      for (long id : some) {
        if (!seen.contains(id)) {
          missing.add(id);
        }
      }
      after = some.get(some.size() - 1);
      if (missing.size() >= MOST_MISSING) {
        LOG.warn(
            "account {}: at least {} tracked leads are no longer in SML's lists; the next run checks the"
                + " others",
            account,
            missing.size());
        checkedUpTo.put(account, after);
        break;
      }
      some = leads.openLeadIds(account, after, began, SOME);
    }
    return missing;
  }

  private void checkLead(String account, long id, StatusDiff diff) {
    long askedAt = leads.now();
    try {
      LeadSnapshot now =
          LeadSnapshot.of(
              AnswerReader.read(
                  pages.read(
                      () ->
                          client.get(
                              account, SmlOperation.GET_LEAD, Map.of("id_lead", id), Map.of())),
                  SmlLeadState.class));
      if (now != null && now.id() == id) {
        diff.compare(List.of(now), askedAt);
      }
    } catch (LeadRejectedException e) {
      if (e.status() == 404 || e.status() == 410) {
        LOG.warn("account {}: SML no longer has the lead {}", account, id);
        diff.vanished(id, askedAt);
      } else {
        LOG.warn(
            "account {}: SML refused to show the lead {}, with status {}", account, id, e.status());
      }
    }
  }
}
