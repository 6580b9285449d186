package es.sml.connector.runtime.access;

import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.sml.client.SmlOperations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs out of SML within a limited time. */
final class Logouts {
  private static final Logger LOG = LoggerFactory.getLogger(Logouts.class);

  /** A low requests-per-minute delays a request by six seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Logouts() {}

  /** Logs out of each login; it warns about a token that may stay valid. */
  static void of(SmlOperations operations, Map<String, List<String>> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    // A shutdown hook must end, too, while SML does not respond.
    CompletableFuture<Void> all =
        CompletableFuture.runAsync(
            () ->
                tokens.forEach(
                    (account, each) -> each.forEach(token -> of(operations, account, token))));
    try {
      all.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("SML did not confirm the logout; a token stays valid until SML lets it expire");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void of(SmlOperations operations, String account, String token) {
    try {
      operations.logOut(account, token);
    } catch (SmlLoginException e) {
      LOG.debug("account {}: the token is no longer valid, so it needs no logout", account);
    } catch (RuntimeException e) {
      LOG.warn(
          "account {}: the logout failed, so a token stays valid until SML lets it expire: {}",
          account,
          e.getMessage());
    }
  }
}
