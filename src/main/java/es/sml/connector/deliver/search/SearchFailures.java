package es.sml.connector.deliver.search;

import es.sml.connector.failure.sml.SmlUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when a failed search concerns one lead only, and is no outage of SML. Such a lead must
 * not pause its account at each attempt.
 */
public final class SearchFailures {
  /** This many failures in a row count as an outage. */
  private static final int AN_OUTAGE = 2;

  private final Map<String, Integer> inARow = new ConcurrentHashMap<>();

  /**
   * Records that SML could not be searched for a lead.
   *
   * @param key key of the lead
   * @return whether the failure is about this lead only, so that the lead waits alone
   */
  public boolean isOfOneLead(String key, SmlUnavailableException failure) {
    if (failure.retryAfter() != null) {
      return false; // SML asked for a pause
    }
    return inARow.merge(key, 1, Integer::sum) > AN_OUTAGE;
  }

  /** Records that SML could be searched for this lead. */
  public void end(String key) {
    inARow.remove(key);
  }
}
