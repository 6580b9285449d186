package es.sml.connector.sml;

import es.sml.connector.failure.SmlUnavailableException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Keeps each account's requests to SML within its requests-per-minute, evenly spread. */
public final class RequestPace {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Map<String, Account> accounts;
  private volatile Map<String, RateLimiter> limits;
  private int nodes = 1;

  public RequestPace(Map<String, Account> accounts) {
    this.accounts = Map.copyOf(accounts);
    this.limits = limits(1);
  }

  /** So many nodes share each account's requests from now on, each an equal part of them. */
  public synchronized void share(int between) {
    if (between != nodes) {
      nodes = between;
      limits = limits(between);
    }
  }

  private Map<String, RateLimiter> limits(int between) {
    Map<String, RateLimiter> each = new HashMap<>();
    accounts.forEach(
        (id, account) -> {
          if (account.requestsPerMinute() != null) {
            each.put(id, limit(id, account.requestsPerMinute(), between));
          }
        });
    return Map.copyOf(each);
  }

  /**
   * Waits for the account's turn, at most ten seconds.
   *
   * @throws SmlUnavailableException when it does not come by then; nothing was sent
   */
  public void await(String account) {
    RateLimiter limit = limits.get(account);
    if (limit != null && !limit.acquirePermission()) {
      throw new SmlUnavailableException(
          "the account's requests-per-minute are used up",
          limit.getRateLimiterConfig().getLimitRefreshPeriod());
    }
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
