package es.sml.connector.sml.limit;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.Account;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps each account's requests to SML within its requests-per-minute, evenly distributed and
 * shared by all nodes. It decides how long a request waits for its turn.
 */
public final class RequestRateLimiter {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Supplier<Map<String, Account>> accounts;
  private volatile Map<String, RateLimiter> limits = new ConcurrentHashMap<>();
  private volatile int nodes = 1;

  /**
   * @param accounts present accounts, read at each request
   */
  public RequestRateLimiter(Supplier<Map<String, Account>> accounts) {
    this.accounts = accounts;
  }

  /** Divides each account's requests equally among this number of nodes. */
  public synchronized void share(int between) {
    if (between != nodes) {
      nodes = between;
      limits = new ConcurrentHashMap<>();
    }
  }

  /**
   * Waits for the account's turn, for ten seconds at most.
   *
   * @throws SmlUnavailableException if the turn does not come by then; nothing was sent
   */
  public void await(String account) {
    Account paced = accounts.get().get(account);
    if (paced == null || paced.requestsPerMinute() == null) {
      return;
    }
    RateLimiter limit =
        limits.computeIfAbsent(account, id -> limit(id, paced.requestsPerMinute(), nodes));
    if (!limit.acquirePermission()) {
      throw new SmlUnavailableException(
          LocalizedText.of(
              "sml.used-up",
              "the account's requests-per-minute are used up; it sends again shortly"),
          limit.getRateLimiterConfig().getLimitRefreshPeriod());
    }
  }

  /** Returns whether requests of the account wait for their turn. */
  public boolean isContended(String account) {
    RateLimiter limit = limits.get(account);
    return limit != null && limit.getMetrics().getNumberOfWaitingThreads() > 0;
  }

  private static RateLimiter limit(String account, int perMinute, int nodes) {
    return RateLimiter.of(
        account,
        RateLimiterConfig.custom()
            .limitForPeriod(1)
            .limitRefreshPeriod(Duration.ofMinutes(1).multipliedBy(nodes).dividedBy(perMinute))
            .timeoutDuration(LONGEST_WAIT)
            .build());
  }
}
