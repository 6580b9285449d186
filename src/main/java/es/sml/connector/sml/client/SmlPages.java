package es.sml.connector.sml.client;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.ListRefusedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.http.AnswerTooLargeException;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.sml.limit.BoundedParallel;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads SML's lists, several pages at the same time. It decides how often a failed page is
 * requested again.
 */
public final class SmlPages {
  private static final int ATTEMPTS = 3;
  private static final int MOST_PAGES = 100_000;
  private static final IntervalFunction BETWEEN =
      IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2);

  private final SmlClient client;
  private final Retry retry =
      Retry.of(
          "sml-pages",
          RetryConfig.custom()
              .maxAttempts(ATTEMPTS)
              .intervalFunction(BETWEEN)
              .retryOnException(SmlPages::mayPass)
              .build());

  public SmlPages(SmlClient client) {
    this.client = client;
  }

  /**
   * Processes pages, which come in any order and several at the same time. A page larger than the
   * page size comes in pieces.
   */
  public interface PageWork<T> {
    /**
     * Processes one page or piece.
     *
     * @param page number of the page, from 1
     * @param requestedAt time of the request; the page may not show later changes
     */
    void on(int page, List<T> entries, long requestedAt);
  }

  /** List of one account, with a permit for each page that is read at the same time. */
  private record SmlList<T>(
      String account, SmlOperation operation, Class<T> type, Semaphore underWay) {}

  /**
   * Hands over every page; at most twice as many pages are in memory as are being read. An entry
   * that moves to another page during the reading may be missing, or come twice.
   *
   * @param atOnce highest number of pages that are read at the same time
   * @param clock clock for the time of each request
   * @throws SmlUnavailableException if the list cannot be read to its end, after three requests for
   *     each page
   */
  public <T extends Answer> void forEachPage(
      String account,
      SmlOperation operation,
      Map<String, ?> filters,
      Class<T> type,
      int atOnce,
      LongSupplier clock,
      PageWork<T> work) {
    SmlList<T> list = new SmlList<>(account, operation, type, new Semaphore(atOnce));
    PageReading<T> first = read(list, 1, firstPage(filters), clock, work);
    String second = first == null ? null : first.next();
    Function<Integer, String> numbered = numbered(second);
    if (numbered == null || first.count() == null || first.entries() == 0) {
      follow(list, 2, second, clock, work, () -> true);
      return;
    }
    int pages = Math.toIntExact((first.count() - 1) / first.entries() + 1);
    String[] afterLast = {null};
    AtomicBoolean whole = new AtomicBoolean();
    BoundedParallel.each(
        2,
        pages,
        2 * atOnce, // the next pages are read while earlier ones are processed
        number -> {
          if (whole.get()) {
            return; // one page held the whole list
          }
          PageReading<T> page = read(list, number, numbered.apply(number), clock, work);
          if (page != null && page.isWhole()) {
            whole.set(true);
          } else if (number == pages && page != null) {
            afterLast[0] = page.next();
          }
        });
    follow(list, pages + 1, whole.get() ? null : afterLast[0], clock, work, () -> true);
  }

  /**
   * Hands over the first pages of a list, one after another.
   *
   * @param more whether the next page is wanted, asked after each page
   * @throws SmlUnavailableException if a page cannot be read in three requests
   */
  public <T extends Answer> void forFirstPages(
      String account,
      SmlOperation operation,
      Map<String, ?> filters,
      Class<T> type,
      LongSupplier clock,
      PageWork<T> work,
      BooleanSupplier more) {
    SmlList<T> list = new SmlList<>(account, operation, type, new Semaphore(1));
    follow(list, 1, firstPage(filters), clock, work, more);
  }

  private String firstPage(Map<String, ?> filters) {
    Map<String, Object> query = new LinkedHashMap<>(filters);
    query.put("page_size", client.pageSize());
    return SmlRequest.query(query);
  }

  /**
   * Runs a request that only reads, up to three times while SML is not available, unless SML asks
   * to wait.
   */
  public <T> T read(Supplier<T> request) {
    return retry.executeSupplier(request);
  }

  // SML would reject the same request again, and a page that is too large costs too much.
  private static boolean mayPass(Throwable failure) {
    return failure instanceof SmlUnavailableException unavailable
        && !unavailable.asksToWait()
        && !(failure instanceof ListRefusedException)
        && !(failure.getCause() instanceof AnswerTooLargeException);
  }

  private <T extends Answer> void follow(
      SmlList<T> list,
      int first,
      String from,
      LongSupplier clock,
      PageWork<T> work,
      BooleanSupplier more) {
    String query = from;
    for (int number = first; query != null; number++) {
      PageReading<T> page = read(list, number, query, clock, work);
      boolean isLast = page == null || page.isWhole() || !more.getAsBoolean();
      String next = isLast ? null : page.next();
      if (query.equals(next) || number - first + 1 == MOST_PAGES) {
        throw new SmlUnavailableException(
            "SML's links to the next page of " + list.operation().label() + " do not end",
            (Throwable) null);
      }
      query = next;
    }
  }

  /** Reads and processes a page; null if the page no longer exists. */
  private <T extends Answer> PageReading<T> read(
      SmlList<T> list, int number, String query, LongSupplier clock, PageWork<T> work) {
    long requestedAt = clock.getAsLong();
    PageReading<T> page;
    try {
      page =
          read(
              () -> {
                PageReading<T> reading =
                    new PageReading<>(
                        list.operation(),
                        list.type(),
                        client.pageSize(),
                        entries -> work.on(number, entries, requestedAt));
                client.page(
                    list.account(),
                    list.operation(),
                    SmlRequest.path(list.operation(), Map.of()),
                    query,
                    reading,
                    list.underWay());
                return reading;
              });
    } catch (LeadRejectedException e) {
      if (e.status() == 404) {
        return null; // the list became shorter during the reading
      }
      throw SmlClient.refused(list.operation(), e);
    }
    work.on(number, page.kept(), requestedAt);
    return page;
  }

  /**
   * Returns how the pages' queries are made, if the link to the second page shows it; otherwise
   * null.
   */
  private static Function<Integer, String> numbered(String second) {
    if (second == null) {
      return null;
    }
    String padded = "&" + second + "&";
    return padded.contains("&page=2&")
        ? number -> {
          String query = padded.replace("&page=2&", "&page=" + number + "&");
          return query.substring(1, query.length() - 1);
        }
        : null;
  }
}
