package es.sml.connector.ops.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ops.http.OpsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class OperationLimiterTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<String> contended = new ArrayList<>();
  private Instant pausedUntil;
  private final OperationLimiter limiter =
      new OperationLimiter(contended::contains, account -> pausedUntil);

  @Test
  void limitsTheOperationsOfEachAccountAndOfAll() {
    List<Exchange> running = new ArrayList<>();
    for (String account : List.of("a", "a", "a", "b", "b")) {
      running.add(enter(account));
    }
    requireBusy("a", "3 operations of the account a");
    Exchange last = enter("b");
    requireBusy("c", "6 operations run already");
    requireBusy("c", "6 operations run already"); // a refused one occupies nothing
    done(last);
    enter("c");
    done(running.get(0));
    enter("a");
  }

  @Test
  void letsLeadsGoFirst() {
    contended.add("a");
    requireBusy("a", "requests-per-minute of the account a");
    done(enter("b"));
    contended.clear();
    enter("a");
  }

  @Test
  void sendsNothingWhileSmlAskedTheAccountToWait() {
    pausedUntil = Instant.now().plusSeconds(60);
    assertThatThrownBy(() -> enter("a"))
        .isInstanceOfSatisfying(
            SmlUnavailableException.class,
            failure -> assertThat(failure.retryAfter().toSeconds()).isBetween(50L, 60L));
  }

  private void requireBusy(String account, String reason) {
    assertThatThrownBy(() -> enter(account))
        .hasMessageContaining(reason)
        .isInstanceOfSatisfying(
            OpsException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(429);
              assertThat(refusal.retryAfter()).isPositive();
            });
  }

  private Exchange enter(String account) {
    Exchange exchange = new DefaultExchange(camel);
    limiter.enter(account, exchange);
    return exchange;
  }

  private static void done(Exchange exchange) {
    for (Synchronization end : exchange.getExchangeExtension().handoverCompletions()) {
      end.onComplete(exchange);
    }
  }
}
