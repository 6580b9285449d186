package es.sml.connector.status;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.lead.SmlLeadState;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlPages;
import es.sml.connector.sml.limit.BoundedParallel;
import es.sml.connector.status.change.LeadSnapshot;
import es.sml.connector.status.store.TrackedLeads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the tracked leads that a run's lists of open leads do not show, and reads each with its own
 * request: they have ended, are gone, or moved to another page during the reading. It decides how
 * many are read.
 */
final class MissingLeads {
  private static final Logger LOG = LoggerFactory.getLogger(MissingLeads.class);
  private static final int SOME = 1_000;

  /** A list that is suddenly empty must not cause a storm of requests. */
  private static final int MOST_MISSING = 5_000;

  /** The ids of fewer leads may be in order by chance. */
  private static final int FEWEST_SORTED = 8;

  /** Some leads move to a page that was read. If more belong to the list, it has another order. */
  private static final int MOST_WRONG = 20;

  private final String account;
  private final SmlClient client;
  private final SmlPages pages;
  private final TrackedLeads leads;
  private final long began;
  private final SeenIds seen = new SeenIds();
  private final SeenIds seenInLastList = new SeenIds();
  private final AtomicInteger early = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final Map<Integer, Long> firstIds = new HashMap<>();
  private final Map<Integer, Long> lastIds = new HashMap<>();

  private record Range(long lowest, long highest) {}

  /**
   * @param began start of the run, by the database's clock
   */
  MissingLeads(String account, SmlClient client, SmlPages pages, TrackedLeads leads, long began) {
    this.account = account;
    this.client = client;
    this.pages = pages;
    this.leads = leads;
    this.began = began;
  }

  /** Notes the leads of a page of any list but the last: they are not missing. */
  void seen(List<LeadSnapshot> page) {
    page.forEach(lead -> seen.add(lead.id()));
  }

  /**
   * Notes the leads of a page of the last list. If the page is sorted by id, it also checks the
   * leads that are missing between those of the page, between it and its neighbours, and before the
   * first page. Their requests then need no time of their own after the last page.
   *
   * @param number number of the page; all other lists are noted whole
   */
  void seenInLastList(int number, List<LeadSnapshot> page, StatusDiff diff) {
    page.forEach(lead -> seenInLastList.add(lead.id()));
    if (!isSorted(page)) {
      return;
    }
    Range range = withGaps(number, page);
    Set<Long> shown = page.stream().map(LeadSnapshot::id).collect(Collectors.toSet());
    long after = range.lowest();
    int most = 2 * page.size(); // usually enough for all at once
    List<Long> some = open(after, most);
    while (!some.isEmpty() && after < range.highest()) {
      for (long id : some) {
        if (id >= range.highest() || early.get() >= MOST_MISSING || wrong.get() >= MOST_WRONG) {
          return;
        }
        if (!shown.contains(id) && !seen.contains(id)) {
          early.incrementAndGet();
          diff.execute(() -> checkEarly(id, page.get(0).status(), diff));
        }
      }
      after = some.get(some.size() - 1);
      some = open(after, most);
    }
  }

  private synchronized Range withGaps(int number, List<LeadSnapshot> page) {
    long first = page.get(0).id();
    long last = page.get(page.size() - 1).id();
    firstIds.put(number, first);
    lastIds.put(number, last);
    long beforeAll = first < last ? Long.MIN_VALUE : Long.MAX_VALUE;
    long from = number == 1 ? beforeAll : lastIds.getOrDefault(number - 1, first);
    long to = firstIds.getOrDefault(number + 1, last);
    return new Range(Math.min(from, to), Math.max(from, to));
  }

  private List<Long> open(long after, int most) {
    return leads.openLeadIds(account, after, began, most);
  }

  private static boolean isSorted(List<LeadSnapshot> page) {
    if (page.size() < FEWEST_SORTED) {
      return false;
    }
    boolean isRising = page.get(0).id() < page.get(1).id();
    for (int i = 1; i < page.size(); i++) {
      if (page.get(i - 1).id() < page.get(i).id() != isRising) {
        return false;
      }
    }
    return true;
  }

  private void checkEarly(long id, String status, StatusDiff diff) {
    if (wrong.get() < MOST_WRONG) {
      LeadSnapshot now = check(id, diff);
      seenInLastList.add(id);
      if (now != null && status.equals(now.status())) {
        wrong.incrementAndGet();
      }
    }
  }

  /**
   * Checks all others, once every list is noted.
   *
   * @param after last id that the run before checked; null if it checked all
   * @return last id that this run checked; null if it checked all
   */
  Long checkOthers(Long after, int atOnce, StatusDiff diff) {
    List<Long> missing = new ArrayList<>();
    Long upTo = find(after == null ? Long.MIN_VALUE : after, missing);
    BoundedParallel.each(0, missing.size() - 1, atOnce, number -> check(missing.get(number), diff));
    return upTo;
  }

  private Long find(long after, List<Long> missing) {
    List<Long> some = open(after, SOME);
    while (!some.isEmpty()) {
      some.stream()
          .filter(id -> !seen.contains(id) && !seenInLastList.contains(id))
          .forEach(missing::add);
      long last = some.get(some.size() - 1);
      if (early.get() + missing.size() >= MOST_MISSING) {
        LOG.warn(
            "account {}: at least {} tracked leads are no longer in SML's lists; the next run checks the"
                + " others",
            account,
            early.get() + missing.size());
        return last;
      }
      some = open(last, SOME);
    }
    return null;
  }

  /** Returns the lead as SML shows it by itself; null if SML does not. */
  private LeadSnapshot check(long id, StatusDiff diff) {
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
        return now;
      }
      LOG.warn(
          "account {}: SML's response for the lead {} is another lead, or has an unknown status;"
              + " its CRM gets no event",
          account,
          id);
    } catch (LeadRejectedException e) {
      if (e.status() == 404 || e.status() == 410) {
        LOG.warn("account {}: SML no longer has the lead {}", account, id);
        diff.vanished(id, askedAt);
      } else {
        LOG.warn(
            "account {}: SML refused to show the lead {}, with status {}", account, id, e.status());
      }
    }
    return null;
  }
}
