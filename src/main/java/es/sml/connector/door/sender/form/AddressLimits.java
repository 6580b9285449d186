package es.sml.connector.door.sender.form;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Limits the forms of one address in a minute. A network of IPv6 counts as one address. {@link
 * FormSender} has the usual number.
 */
final class AddressLimits {
  static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final RateLimiterConfig rule;
  private final Cache<String, RateLimiter> limits =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterAccess(PERIOD.multipliedBy(2))
          .build();

  /**
   * @param mostPerMinute the most forms of one address in a minute
   */
  AddressLimits(int mostPerMinute) {
    this.rule =
        RateLimiterConfig.custom()
            .limitForPeriod(mostPerMinute)
            .limitRefreshPeriod(PERIOD)
            .timeoutDuration(Duration.ZERO)
            .build();
  }

  /** Counts a form, and returns whether it is within the limit. It never waits. */
  boolean allows(String address) {
    return limits.get(network(address), name -> RateLimiter.of(name, rule)).acquirePermission();
  }

  private static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length <= NETWORK_BYTES
        ? address
        : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
  }
}
