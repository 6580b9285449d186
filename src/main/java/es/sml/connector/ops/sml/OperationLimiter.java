package es.sml.connector.ops.sml;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
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
          LocalizedText.of(
              "sml.account-waits",
              "SML asked the account {0} to wait; its leads wait, too",
              account),
          Duration.between(Instant.now(), until));
    }
    if (contended.test(account)) {
      throw busy(
          "refused.used-up",
          "the requests-per-minute of the account {0} are used up; send the same request again",
          account);
    }
    Semaphore ofAccount =
        accounts.computeIfAbsent(account, unused -> new Semaphore(AT_ONCE_OF_ACCOUNT));
    if (!ofAccount.tryAcquire()) {
      throw busy(
          "refused.account-busy",
          "{0} operations of the account {1} run already; send the same request again",
          AT_ONCE_OF_ACCOUNT,
          account);
    }
    if (!all.tryAcquire()) {
      ofAccount.release();
      throw busy(
          "refused.busy", "{0} operations run already; send the same request again", AT_ONCE);
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

  private static OpsException busy(String code, String english, Object... arguments) {
    return new OpsException(429, LocalizedText.of(code, english, arguments), SHORT);
  }
}
