package es.sml.connector.sml;

import es.sml.connector.failure.SmlUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Keeps the number of leads that are under way to SML within each account's consumers, while a few
 * more are taken from the queue, read and noted: so that SML's time is used to the full.
 */
public final class RequestSlots {
  private static final long LOOK_AGAIN_AFTER_MS = 100;

  /** So that few leads are noted as being sent that are not, which cost a search after a crash. */
  private static final int CONSUMERS_FOR_ONE_AHEAD = 16;

  private final Supplier<Map<String, Account>> accounts;
  private final Map<String, Limits> limits = new ConcurrentHashMap<>();

  /**
   * @param accounts those that there are, asked at the first use of each
   */
  public RequestSlots(Supplier<Map<String, Account>> accounts) {
    this.accounts = accounts;
  }

  /**
   * Waits until the lead may be noted as being sent: where there are many consumers, a few leads
   * more than may be under way, so that SML need not wait for the ledger. What it takes is given
   * back at the latest when the lead's exchange ends.
   *
   * @param stopping whether the connector is being stopped
   * @throws SmlUnavailableException when it is; nothing was sent
   */
  public Slot take(String account, BooleanSupplier stopping) {
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
      while (!semaphore.tryAcquire(LOOK_AGAIN_AFTER_MS, TimeUnit.MILLISECONDS)) {
        if (stopping.getAsBoolean()) {
          throw new SmlUnavailableException("the connector is being stopped", (Throwable) null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SmlUnavailableException("interrupted while waiting for a slot", e);
    }
  }

  // Of one account: how many leads may be noted as being sent, and how many may be it.
  private record Limits(Semaphore noted, Semaphore underWay) {}

  /** One lead's permission to be under way. */
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
     * @param stopping whether the connector is being stopped
     * @throws SmlUnavailableException when it is; nothing was sent
     */
    public void enter(BooleanSupplier stopping) {
      await(limit.underWay(), stopping);
      underWay = true;
    }

    /** Gives it back, once; by the thread that took it. */
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
