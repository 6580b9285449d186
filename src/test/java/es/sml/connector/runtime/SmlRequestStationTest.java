package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.sml.SmlClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 31-sml-login and 32-sml-request: how often SML is asked, and what its answers come to. */
class SmlRequestStationTest extends StationTest {
  private static final String ASKED = "list-gas-types";

  @Override
  String idleRoutes() {
    return "sml-reference*,parse-inbound*,status*,deliver-probe*";
  }

  @Override
  void configure(RunningConnector prepared) {
    prepared.withSetting("sml.login-backoff", "1h");
  }

  @Test
  void sendsARequestOnceMoreAfterOneLoginWhenItsTokenHasExpired() throws Exception {
    context.start();
    ask();
    connector.expireTokens();
    ask();
    assertThat(answers(ASKED, 200)).isEqualTo(2);
    assertThat(answers(ASKED, 401)).isEqualTo(1);
    assertThat(requests("login")).isEqualTo(2);
  }

  @Test
  void blamesTheAccountWhenAFreshTokenIsRefusedToo() throws Exception {
    context.start();
    ask();
    connector.fault("{\"kind\":\"status-before\",\"status\":401,\"operation\":\"list-gas-types\"}");
    assertThatThrownBy(this::ask)
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("demo")
        .hasMessageContaining("right after a login");
    assertThat(answers(ASKED, 401)).isEqualTo(2);
    assertThat(requests("login")).isEqualTo(2);
  }

  @Test
  void asksNothingOfSmlUntilTheBackOffIsOverWhenTheLoginIsRefused() throws Exception {
    connector.fault("{\"kind\":\"status-before\",\"status\":400,\"operation\":\"login\"}");
    context.start();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(this::ask)
          .isInstanceOf(SmlLoginException.class)
          .hasMessageContaining("demo")
          .hasMessageContaining("refused the login with 400");
    }
    assertThat(requests("login")).isEqualTo(1);
    assertThat(requests(ASKED)).isZero();
  }

  @Test
  void logsInAgainAtOnceWhenSmlWasOnlyBusy() throws Exception {
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":503,\"operation\":\"login\",\"times\":1}");
    context.start();
    assertThatThrownBy(this::ask)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("responded to the login with 503");
    ask();
    assertThat(requests("login")).isEqualTo(2);
    assertThat(answers(ASKED, 200)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"kind\":\"status-before\",\"status\":429,\"retryAfterSeconds\":7,\"operation\":\"list-gas-types\"}', 429, PT7S",
    "'{\"kind\":\"status-before\",\"status\":503,\"retryAfterSeconds\":9,\"operation\":\"list-gas-types\"}', 503, PT9S",
    "'{\"kind\":\"status-before\",\"status\":500,\"operation\":\"list-gas-types\"}', 500, ",
    "'{\"kind\":\"html-error\",\"operation\":\"list-gas-types\"}', 502, "
  })
  void asksOnceAndHandsOnHowLongToWait(String fault, int status, Duration wait) throws Exception {
    connector.fault(fault);
    context.start();
    assertThatThrownBy(this::ask)
        .hasMessageContaining(String.valueOf(status))
        .asInstanceOf(type(SmlUnavailableException.class))
        .extracting(SmlUnavailableException::retryAfter)
        .isEqualTo(wait);
    assertThat(answers(ASKED, status)).isEqualTo(1);
    assertThat(requests(ASKED)).isEqualTo(1);
  }

  private void ask() {
    context.getRegistry().lookupByNameAndType("smlClient", SmlClient.class).probe("demo");
  }
}
