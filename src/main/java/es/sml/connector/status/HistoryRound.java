package es.sml.connector.status;

import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.status.store.TrackedLeads;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the leads whose history a run reads although they look unchanged, and how many. Each run
 * continues after the last complete one, so that every lead has its turn.
 *
 * <p>SML's lists have no date of change: a lead that was reassigned and given back looks unchanged.
 */
record HistoryRound(TrackedLeads leads) {
  private static final int PERCENT = 100;
  private static final long FEWEST = 10;

  /**
   * Returns the leads of the next run.
   *
   * @param percent share of the open leads; at least ten leads, unless it is 0
   */
  List<TrackedLead> next(String account, int percent) {
    if (percent == 0) {
      return List.of();
    }
    long most = Math.max(FEWEST, (leads.countSeen(account) * percent + PERCENT - 1) / PERCENT);
    long after = leads.historyUpTo(account);
    List<TrackedLead> round =
        new ArrayList<>(leads.seenBetween(account, after, Long.MAX_VALUE, most));
    if (round.size() < most) {
      round.addAll(leads.seenBetween(account, Long.MIN_VALUE, after, most - round.size()));
    }
    return round;
  }
}
