package es.sml.connector.sml;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.sandbox.SandboxFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 31-sml-login and 32-sml-request: how often SML is asked, and what its answers come to. */
class SmlRequestStationTest extends StationTest {
  private static final String ASKED = "list-gas-types";

  @Override
  protected String idleRoutes() {
    return "sml-reference*,parse-inbound*,status*,deliver-probe*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
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
    connector.fault(on("list-gas-types").respond(401));
    assertThatThrownBy(this::ask)
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("demo")
        .hasMessageContaining("right after a login");
    assertThat(answers(ASKED, 401)).isEqualTo(2);
    assertThat(requests("login")).isEqualTo(2);
  }

  @Test
  void asksNothingOfSmlUntilTheBackOffIsOverWhenTheLoginIsRefused() throws Exception {
    connector.fault(on("login").respond(400));
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
  void retriesTheLoginAtOnceWhenSmlWasOnlyBusy() throws Exception {
    connector.fault(on("login").respond(503).once());
    context.start();
    assertThatThrownBy(this::ask)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("responded to the login with 503");
    ask();
    assertThat(requests("login")).isEqualTo(2);
    assertThat(answers(ASKED, 200)).isEqualTo(1);
  }

  private static List<Arguments> refusals() {
    return List.of(
        arguments(on("list-gas-types").respond(429).retryAfter(7), 429, Duration.ofSeconds(7)),
        arguments(on("list-gas-types").respond(503).retryAfter(9), 503, Duration.ofSeconds(9)),
        arguments(on("list-gas-types").respond(500), 500, null),
        arguments(on("list-gas-types").respondWithHtml(), 502, null));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void asksOnceAndHandsOnHowLongToWait(SandboxFault fault, int status, Duration wait)
      throws Exception {
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
