package es.sml.connector.door.meta.graph;

import es.sml.connector.door.meta.graph.GraphException.Kind;
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
 * Lets one request at a time through for each page, and none while the page has to wait. It decides
 * how long, and when operators hear of it. The other pages go on.
 */
public final class PageGate {
  private static final Logger LOG = LoggerFactory.getLogger(PageGate.class);
  private static final IntervalFunction PAUSES =
      IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(2), 2, Duration.ofMinutes(5));

  /** A single failed request may be chance; an operator hears of more. */
  private static final int WORTH_A_REPORT = 3;

  private final String channel;
  private final LongSupplier nanos;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  /**
   * @param channel DEALER/CHANNEL, for the log
   * @param nanos monotonic clock
   */
  public PageGate(String channel, LongSupplier nanos) {
    this.channel = channel;
    this.nanos = nanos;
  }

  /** The state of one page. */
  private static final class Page {
    private final ReentrantLock lock = new ReentrantLock();
    private long openAt;
    private volatile boolean isPaused;
    private volatile int failures;
    private volatile GraphException last;
  }

  /**
   * Runs a request for the page.
   *
   * @throws GraphException of the request, or the last one while the page waits
   */
  <T> T pass(String page, Supplier<T> request) {
    Page state = pages.computeIfAbsent(page, id -> new Page());
    state.lock.lock();
    try {
      Duration left = Duration.ofNanos(state.openAt - nanos.getAsLong());
      if (state.isPaused && !left.isNegative()) {
        throw new GraphException(state.last.kind(), state.last.text(), left);
      }
      return run(page, state, request);
    } finally {
      state.lock.unlock();
    }
  }

  private <T> T run(String page, Page state, Supplier<T> request) {
    try {
      T result = request.get();
      if (state.isPaused) {
        LOG.info("{}: Meta responds again for page {}", channel, page);
      }
      state.isPaused = false;
      state.failures = 0;
      state.last = null;
      return result;
    } catch (GraphException e) {
      throw failed(page, state, e);
    }
  }

  private GraphException failed(String page, Page state, GraphException failure) {
    if (failure.isAbsent()) {
      return failure;
    }
    if (state.last == null || state.last.kind() != failure.kind()) {
      LOG.warn("{}: page {}: {}", channel, page, failure.getMessage());
    }
    state.last = failure;
    int failures = state.failures + 1; // the lock is held
    state.failures = failures;
    if (!failure.isOfPage()) {
      return failure;
    }
    Duration pause =
        failure.pause() != null ? failure.pause() : Duration.ofMillis(PAUSES.apply(failures));
    state.isPaused = true;
    state.openAt = nanos.getAsLong() + pause.toNanos();
    return new GraphException(failure.kind(), failure.text(), pause);
  }

  /** Returns the reason for each page that has to wait, by the page's id. */
  public Map<String, String> waiting() {
    Map<String, String> reasons = new LinkedHashMap<>();
    pages.forEach(
        (id, page) -> {
          GraphException last = page.last;
          if (page.isPaused && last != null) {
            reasons.put(id, last.getMessage());
          }
        });
    return reasons;
  }

  /** Returns the failures that an operator must know, by page. */
  public Map<String, LocalizedText> troubles() {
    Map<String, LocalizedText> troubles = new LinkedHashMap<>();
    pages.forEach(
        (id, page) -> {
          GraphException last = page.last;
          if (last != null && (isForOperators(last.kind()) || page.failures >= WORTH_A_REPORT)) {
            troubles.put(id, last.text());
          }
        });
    return troubles;
  }

  private static boolean isForOperators(Kind kind) {
    return kind == Kind.TOKEN || kind == Kind.REFUSED;
  }
}
