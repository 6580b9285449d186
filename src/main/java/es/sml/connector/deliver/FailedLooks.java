package es.sml.connector.deliver;

import es.sml.connector.failure.SmlUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells an SML that is away from one that fails to show what a single lead needs: that lead would
 * pause its account each time that it comes back.
 */
final class FailedLooks {
  /** So often in a row it is taken for an outage. */
  private static final int AN_OUTAGE = 2;

  private final Map<String, Integer> inARow = new ConcurrentHashMap<>();

  /**
   * Notes that SML could not be read for a lead.
   *
   * @param key the lead's
   * @return whether it is this lead's trouble, which has to wait alone
   */
  boolean isOfOneLead(String key, SmlUnavailableException failure) {
    if (failure.retryAfter() != null) {
      return false; // SML asked for a pause
    }
    return inARow.merge(key, 1, Integer::sum) > AN_OUTAGE;
  }

  /** SML was read for this lead. */
  void end(String key) {
    inARow.remove(key);
  }
}
