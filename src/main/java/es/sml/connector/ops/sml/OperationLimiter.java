package es.sml.connector.ops.sml;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ops.http.OpsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Limits the operations that run by HTTP at the same time. Leads go first: an operation is refused
 * while requests of its account wait for their turn, or while SML asked the account to wait.
 */
public final class OperationLimiter {
  static final int AT_ONCE = 6;
  static final int AT_ONCE_OF_ACCOUNT = 3;
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Predicate<String> contended;
  private final Function<String, Instant> pausedUntil;
  private final Semaphore all = new Semaphore(AT_ONCE);
  private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();

  /**
   * @param contended whether requests of an account wait for their turn
   * @param pausedUntil end of the pause that SML asked an account for; null for none
   */
  public OperationLimiter(Predicate<String> contended, Function<String, Instant> pausedUntil) {
    this.contended = contended;
    this.pausedUntil = pausedUntil;
  }

  /**
   * Admits an operation until its exchange is done.
   *
   * @throws OpsException if too many operations or leads are under way; nothing was sent
   * @throws SmlUnavailableException if SML asked the account to wait; nothing was sent
   */
  void enter(String account, Exchange exchange) {
    Instant until = pausedUntil.apply(account);
    if (until != null) {
      throw new SmlUnavailableException(
          "SML asked the account " + account + " to wait; its leads wait, too",
          Duration.between(Instant.now(), until));
    }
    if (contended.test(account)) {
      throw busy("the requests-per-minute of the account " + account + " are used up");
    }
    Semaphore ofAccount =
        accounts.computeIfAbsent(account, unused -> new Semaphore(AT_ONCE_OF_ACCOUNT));
    if (!ofAccount.tryAcquire()) {
      throw busy(AT_ONCE_OF_ACCOUNT + " operations of the account " + account + " run already");
    }
    if (!all.tryAcquire()) {
      ofAccount.release();
      throw busy(AT_ONCE + " operations run already");
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                all.release();
                ofAccount.release();
              }
            });
  }

  private static OpsException busy(String reason) {
    return new OpsException(429, reason + "; send the same request again", SHORT);
  }
}
