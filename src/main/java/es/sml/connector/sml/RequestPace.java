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

  private final Map<String, RateLimiter> limits = new HashMap<>();

  public RequestPace(Map<String, Account> accounts) {
    accounts.forEach(
        (id, account) -> {
          if (account.requestsPerMinute() != null) {
            limits.put(id, limit(id, account.requestsPerMinute()));
          }
        });
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

  private static RateLimiter limit(String account, int perMinute) {
    return RateLimiter.of(
        account,
        RateLimiterConfig.custom()
            .limitForPeriod(1)
            .limitRefreshPeriod(Duration.ofMinutes(1).dividedBy(perMinute))
            .timeoutDuration(LONGEST_WAIT)
            .build());
  }
}
