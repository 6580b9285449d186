package es.sml.connector.sml.limit;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.Account;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Keeps the number of leads that are sent to SML within each account's consumers. It decides how
 * many more are recorded ahead, so that SML's time is fully used.
 */
public final class ConcurrencyLimiter {
  private static final long STOP_CHECK_INTERVAL_MS = 100;

  /** Few leads may be recorded as posting that are not: each costs a search after a crash. */
  private static final int CONSUMERS_FOR_ONE_AHEAD = 16;

  private final Supplier<Map<String, Account>> accounts;
  private final Map<String, Limits> limits = new ConcurrentHashMap<>();

  /**
   * @param accounts present accounts, read at the first use of each
   */
  public ConcurrencyLimiter(Supplier<Map<String, Account>> accounts) {
    this.accounts = accounts;
  }

  /**
   * Waits until the lead may be recorded as posting. With many consumers, leads are recorded
   * slightly ahead of SML's concurrency limit, so SML does not wait for the ledger. The slot is
   * freed with the lead's exchange at the latest.
   *
   * @param stopping whether the connector is stopping
   * @throws SmlUnavailableException if it is stopping; nothing was sent
   */
  public Slot acquire(String account, BooleanSupplier stopping) {
    Limits limit = limits.computeIfAbsent(account, this::limits);
    await(limit.noted(), stopping);
    return new Slot(limit);
  }

  private Limits limits(String account) {
    int consumers = accounts.get().get(account).consumers();
    return new Limits(
        new Semaphore(consumers + consumers / CONSUMERS_FOR_ONE_AHEAD), new Semaphore(consumers));
  }

  private static void await(Semaphore semaphore, BooleanSupplier stopping) {
    try {
      while (!semaphore.tryAcquire(STOP_CHECK_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
        if (stopping.getAsBoolean()) {
          throw new SmlUnavailableException(
              LocalizedText.of("sml.stopping", "the connector is stopping"), (Throwable) null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SmlUnavailableException(
          LocalizedText.of(
              "sml.interrupted", "the request was interrupted while it waited for its turn"),
          e);
    }
  }

  // Limits of one account: leads recorded as posting, and leads being sent.
  private record Limits(Semaphore noted, Semaphore underWay) {}

  /** Permission of one lead to be sent. */
  public static final class Slot extends SynchronizationAdapter {
    private final Limits limit;
    private boolean held = true;
    private boolean underWay;

    private Slot(Limits limit) {
      this.limit = limit;
    }

    /**
     * Waits until the lead may be sent.
     *
     * @param stopping whether the connector is stopping
     * @throws SmlUnavailableException if it is stopping; nothing was sent
     */
    public void enter(BooleanSupplier stopping) {
      await(limit.underWay(), stopping);
      underWay = true;
    }

    /** Frees the slot, once, by the thread that took it. */
    public void free() {
      if (!held) {
        return;
      }
      held = false;
      if (underWay) {
        limit.underWay().release();
      }
      limit.noted().release();
    }

    @Override
    public void onDone(Exchange lead) {
      free();
    }
  }
}
