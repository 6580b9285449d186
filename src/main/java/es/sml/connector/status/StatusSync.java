package es.sml.connector.status;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.lead.SmlLeadState;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.client.SmlPages;
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

/**
 * Runs the status sync of an account: it reads the leads that ended just now, the open leads, and
 * those that are missing from the lists. It decides which leads are read.
 */
public final class StatusSync {
  private static final String LAST = "new";

  /** A lead's first status comes last: a lead of ours that is in no list then has ended. */
  private static final List<String> OPEN = List.of("tracing", "commercial_management", LAST);

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
    MissingLeads missing = new MissingLeads(account, client, pages, leads, began);
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
            (number, page, askedAt) -> {
              List<LeadSnapshot> shown = shown(page);
              diff.compare(shown, askedAt);
              if (status.equals(LAST)) {
                missing.seenInLastList(number, shown, diff);
              } else {
                missing.seen(shown);
              }
            });
      }
      diff.finish();
    }
    try (StatusDiff diff =
        new StatusDiff(account, leads, histories, current, Set.of(), singlesAtOnce)) {
      Long upTo = missing.checkOthers(checkedUpTo.remove(account), singlesAtOnce, diff);
      if (upTo != null) {
        checkedUpTo.put(account, upTo);
      }
      diff.finish();
    }
    long historyUpTo = round.isEmpty() ? 0 : round.get(round.size() - 1).smlId();
    leads.completed(account, began, newSubscribers, historyUpTo);
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
        (number, page, askedAt) -> more.set(diff.compareEnded(shown(page), askedAt) > 1),
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
}
