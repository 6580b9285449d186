package es.sml.connector.sml.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestRateLimiterTest {
  @Test
  void letsAnAccountSendNoMoreThanItsRequestsPerMinute() {
    RequestRateLimiter pace = new RequestRateLimiter(() -> Map.of("main", account(600, 4)));
    long start = System.nanoTime();
    for (int i = 0; i < 6; i++) {
      pace.await("main");
    }
    // Five turns of 100 ms at least; the first may have begun before.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void holdsUpNobodyWithoutALimit() {
    RequestRateLimiter pace =
        new RequestRateLimiter(() -> Map.of("main", account(null, 4), "slow", account(10, 4)));
    pace.await("slow");
    for (int i = 0; i < 10_000; i++) {
      pace.await("main");
    }
  }

  @Test
  void anAccountHasNoMoreConsumersThanItsLimitCanUse() {
    assertThat(account(600, 64).consumers()).isEqualTo(50);
    assertThat(account(10, 64).consumers()).isEqualTo(1);
    assertThat(account(null, 64).consumers()).isEqualTo(64);
  }

  @Test
  void severalNodesShareTheAccountsRequests() {
    RequestRateLimiter pace = new RequestRateLimiter(() -> Map.of("main", account(60_000 / 50, 1)));
    pace.share(4);
    pace.await("main"); // the first has its turn at once
    long begun = System.nanoTime();
    pace.await("main");
    pace.await("main");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void reportsWhetherRequestsWait() {
    RequestRateLimiter pace = new RequestRateLimiter(() -> Map.of("main", account(10, 4)));
    pace.await("main");
    assertThat(pace.isContended("main")).isFalse();
    Thread waiting =
        new Thread(
            () ->
                assertThatThrownBy(() -> pace.await("main"))
                    .isInstanceOf(SmlUnavailableException.class));
    waiting.start();
    await().until(() -> pace.isContended("main"));
    waiting.interrupt();
    await().until(() -> !pace.isContended("main"));
  }

  private static Account account(Integer requestsPerMinute, int consumers) {
    return new Account(
        URI.create("https://sml.example"),
        null,
        "u",
        new Secret("p"),
        Account.AuthScheme.TOKEN,
        consumers,
        requestsPerMinute,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
