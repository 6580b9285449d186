package es.sml.connector.sml;

import es.sml.connector.failure.SmlUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final Supplier<Map<String, Account>> accounts;
  private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();

  /**
   * @param accounts those that there are, asked at the first use of each
   */
  public RequestSlots(Supplier<Map<String, Account>> accounts) {
    this.accounts = accounts;
  }

  /**
   * Waits until a slot of the account is free; it is given back at the latest when the lead's
   * exchange ends.
   *
   * @param stopping whether the connector is being stopped
   * @throws SmlUnavailableException when it is; nothing was sent
   */
  public Slot take(String account, BooleanSupplier stopping) {
    Semaphore semaphore =
        slots.computeIfAbsent(account, id -> new Semaphore(accounts.get().get(id).consumers()));
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
    return new Slot(semaphore);
  }

  /** One lead's permission to be under way. */
  public static final class Slot extends SynchronizationAdapter {
    private final Semaphore semaphore;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Slot(Semaphore semaphore) {
      this.semaphore = semaphore;
    }

    /** Gives it back, once. */
    public void free() {
      if (held.getAndSet(false)) {
        semaphore.release();
      }
    }

    @Override
    public void onDone(Exchange lead) {
      free();
    }
  }
}
