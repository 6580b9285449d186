package es.sml.connector.status;

import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.sml.SideBySide;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlPages;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.Lead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares SML's leads with their CRMs' state, and adds the events that are due. */
public final class StatusSync {
  private static final Logger LOG = LoggerFactory.getLogger(StatusSync.class);
  private static final List<String> OPEN = List.of("new", "commercial_management", "tracing");
  private static final int SOME = 1_000;

  /** A list that is suddenly empty must not cause a storm of requests. */
  private static final int MOST_MISSING = 5_000;

  private final SmlClient client;
  private final SmlPages pages;
  private final FollowedLeads leads;
  private final Supplier<Followers> followers;
  private final LeadHistories histories;
  private final Supplier<Map<String, SyncPlan>> plans;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> checkedUpTo = new ConcurrentHashMap<>();

  /**
   * @param followers dealers with a CRM, read at the start of each run
   */
  public StatusSync(
      SmlClient client,
      SmlOperations operations,
      LedgerTransactions transactions,
      EventOutbox outbox,
      Supplier<Followers> followers,
      Supplier<Map<String, SyncPlan>> plans) {
    this.client = client;
    this.pages = new SmlPages(client);
    this.leads = new FollowedLeads(transactions, outbox);
    this.followers = followers;
    this.histories = new LeadHistories(operations, pages);
    this.plans = plans;
  }

  /**
   * Reads every open lead of the account once, and those that are no longer open. The changes then
   * wait in the outbox. Does nothing while a run of the account is in progress, or if no CRM
   * follows its leads.
   */
  public void sync(String account) {
    if (!followers.get().areIn(account) || !running.add(account)) {
      return;
    }
    try {
      run(account);
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
    return followers.get().areIn(account)
        && plans.get().get(account).isDueBetween(leads.completedAt(account), leads.now());
  }

  private void run(String account) {
    SyncPlan plan = plans.get().get(account);
    int atOnce = plan.parallelPages();
    long began = leads.now();
    Followers told = followers.get();
    Set<String> newFollowers = told.withoutStart(account, leads);
    SeenIds seen = new SeenIds();
    List<FollowedLead> round = new HistoryRound(leads).next(account, plan.historyPercent());
    try (Comparison comparison =
        new Comparison(account, leads, histories, told, newFollowers, atOnce)) {
      round.forEach(lead -> comparison.lookBack(lead, began));
      for (String status : OPEN) {
        pages.forEachPage(
            account,
            SmlOperation.LIST_LEADS,
            Map.of("status", status),
            Lead.class,
            atOnce,
            leads::now,
            (page, askedAt) -> {
              List<SeenLead> shown = shown(page);
              shown.forEach(lead -> seen.add(lead.id()));
              comparison.compare(shown, askedAt);
            });
      }
    }
    lookAtMissing(account, began, seen, atOnce, told);
    long upTo = round.isEmpty() ? 0 : round.get(round.size() - 1).smlId();
    leads.completed(account, began, newFollowers, upTo);
  }

  private static List<SeenLead> shown(List<Lead> page) {
    List<SeenLead> shown = new ArrayList<>(page.size());
    for (Lead lead : page) {
      SeenLead seen = SeenLead.of(lead);
      if (seen != null) {
        shown.add(seen);
      }
    }
    return shown;
  }

  // These leads have ended, are gone, or moved to another page during the reading.
  private void lookAtMissing(String account, long began, SeenIds seen, int atOnce, Followers told) {
    List<Long> missing = missing(account, began, seen);
    try (Comparison comparison =
        new Comparison(account, leads, histories, told, Set.of(), atOnce)) {
      SideBySide.each(
          0,
          missing.size() - 1,
          atOnce,
          number -> lookAt(account, missing.get(number), comparison));
    }
  }

  private List<Long> missing(String account, long began, SeenIds seen) {
    List<Long> missing = new ArrayList<>();
    long after = checkedUpTo.getOrDefault(account, Long.MIN_VALUE);
    checkedUpTo.remove(account);
    List<Long> some = leads.watched(account, after, began, SOME);
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
      some = leads.watched(account, after, began, SOME);
    }
    return missing;
  }

  private void lookAt(String account, long id, Comparison comparison) {
    long askedAt = leads.now();
    try {
      SeenLead now =
          SeenLead.of(
              AnswerReader.read(
                  pages.read(
                      () ->
                          client.get(
                              account, SmlOperation.GET_LEAD, Map.of("id_lead", id), Map.of())),
                  Lead.class));
      if (now != null && now.id() == id) {
        comparison.compare(List.of(now), askedAt);
      }
    } catch (LeadRejectedException e) {
      if (e.status() == 404 || e.status() == 410) {
        LOG.warn("account {}: SML no longer has the lead {}", account, id);
        comparison.vanished(id, askedAt);
      } else {
        LOG.warn(
            "account {}: SML refused to show the lead {}, with status {}", account, id, e.status());
      }
    }
  }
}
