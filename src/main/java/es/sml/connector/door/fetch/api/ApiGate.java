package es.sml.connector.door.fetch.api;

import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.LocalizedText;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one request at a time through for each owner, and none while the owner has to wait. It
 * decides how long, and when operators hear of it. The other owners go on.
 */
public final class ApiGate {
  private static final Logger LOG = LoggerFactory.getLogger(ApiGate.class);
  private static final IntervalFunction PAUSES =
      IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(2), 2, Duration.ofMinutes(5));

  /** A single failed request may be chance; an operator hears of more. */
  private static final int WORTH_A_REPORT = 3;

  private final String channel;
  private final LongSupplier nanos;
  private final Map<String, State> owners = new ConcurrentHashMap<>();

  /**
   * @param channel DEALER/CHANNEL, for the log
   * @param nanos monotonic clock
   */
  public ApiGate(String channel, LongSupplier nanos) {
    this.channel = channel;
    this.nanos = nanos;
  }

  /** The state of one owner. */
  private static final class State {
    private final ReentrantLock lock = new ReentrantLock();
    private long openAt;
    private volatile boolean isPaused;
    private volatile int failures;
    private volatile ApiException last;
  }

  /**
   * Runs a request for the owner.
   *
   * @throws ApiException of the request, or the last one while the owner waits
   */
  public <T> T pass(String owner, Supplier<T> request) {
    State state = owners.computeIfAbsent(owner, id -> new State());
    state.lock.lock();
    try {
      Duration left = Duration.ofNanos(state.openAt - nanos.getAsLong());
      if (state.isPaused && !left.isNegative()) {
        throw new ApiException(state.last.kind(), state.last.text(), left);
      }
      return run(owner, state, request);
    } finally {
      state.lock.unlock();
    }
  }

  private <T> T run(String owner, State state, Supplier<T> request) {
    try {
      T result = request.get();
      if (state.isPaused) {
        LOG.info("{}: the platform responds again{}", channel, of(owner));
      }
      state.isPaused = false;
      state.failures = 0;
      state.last = null;
      return result;
    } catch (ApiException e) {
      throw failed(owner, state, e);
    }
  }

  private ApiException failed(String owner, State state, ApiException failure) {
    if (failure.isAbsent()) {
      return failure;
    }
    if (state.last == null || state.last.kind() != failure.kind()) {
      LOG.warn("{}{}: {}", channel, of(owner), failure.getMessage());
    }
    state.last = failure;
    int failures = state.failures + 1; // the lock is held
    state.failures = failures;
    if (!failure.isOfOwner()) {
      return failure;
    }
    Duration pause =
        failure.pause() != null ? failure.pause() : Duration.ofMillis(PAUSES.apply(failures));
    state.isPaused = true;
    state.openAt = nanos.getAsLong() + pause.toNanos();
    return new ApiException(failure.kind(), failure.text(), pause);
  }

  private static String of(String owner) {
    return owner.isEmpty() ? "" : " for " + owner;
  }

  /** Returns the reason for each owner that has to wait, by its name. */
  public Map<String, String> waiting() {
    Map<String, String> reasons = new LinkedHashMap<>();
    owners.forEach(
        (name, state) -> {
          ApiException last = state.last;
          if (state.isPaused && last != null) {
            reasons.put(name, last.getMessage());
          }
        });
    return reasons;
  }

  /** Returns the failures that an operator must know, by owner. */
  public Map<String, LocalizedText> troubles() {
    Map<String, LocalizedText> troubles = new LinkedHashMap<>();
    owners.forEach(
        (name, state) -> {
          ApiException last = state.last;
          if (last != null && (isForOperators(last.kind()) || state.failures >= WORTH_A_REPORT)) {
            troubles.put(name, last.text());
          }
        });
    return troubles;
  }

  private static boolean isForOperators(Kind kind) {
    return kind == Kind.TOKEN || kind == Kind.REFUSED;
  }
}
