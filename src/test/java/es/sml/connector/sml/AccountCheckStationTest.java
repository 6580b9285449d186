package es.sml.connector.sml;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** check-account in 31-sml-login: a fault of an account is seen before the first lead. */
class AccountCheckStationTest extends OpsStationTest {
  private static final String CHECKED = "list-gas-types";
  private static final Duration AFTER_THE_START = Duration.ofSeconds(10);

  @RegisterExtension private final CapturedLog log = new CapturedLog(AccountCircuitBreaker.class);

  @Override
  public void configureContext(CamelContextConfiguration camel) {
    super.configureContext(camel);
    camel.withAutoStartupExcludePatterns(idleRoutes());
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSetting("sml.check-interval", "300ms");
  }

  @Test
  void aWrongPasswordIsSeenWithoutALeadAndDeliveryResumesWhenItIsRight() throws Exception {
    connector.fault(on("login").respond(400));
    startAll();
    await()
        .atMost(AFTER_THE_START)
        .untilAsserted(
            () -> {
              JsonNode account = ops.get("status").at("/accounts/0");
              assertThat(account.path("state").asText()).isEqualTo("DOWN");
              assertThat(account.path("reason").asText()).contains("refused the login with 400");
            });
    assertThat(ops.send("GET", "/observe/health", null, null).statusCode()).isEqualTo(503);
    assertThat(log.lines()).anyMatch(line -> line.contains("refused the login with 400"));
    connector.clearFaults();
    await()
        .atMost(Duration.ofSeconds(40)) // the back-off after a refused login is 30 s
        .until(() -> ops.get("status").at("/accounts/0/state").asText().equals("RUNNING"));
  }

  @Test
  void anUnreachableSmlIsSeenWithoutALead() throws Exception {
    connector.stopSandbox();
    startAll();
    await()
        .atMost(AFTER_THE_START)
        .untilAsserted(
            () ->
                assertThat(ops.get("status").at("/accounts/0/reason").asText())
                    .contains("SML cannot be reached"));
  }

  @Test
  void aCheckIsOneRequest() throws Exception {
    startAll();
    await().until(() -> requests(CHECKED) >= 1);
    JsonNode before = connector.stats().path("requests");
    int checks = requests(CHECKED);
    await().until(() -> requests(CHECKED) >= checks + 3);
    JsonNode after = connector.stats().path("requests");
    assertThat(after.size()).isEqualTo(before.size());
    assertThat(after.path("login")).isEqualTo(before.path("login"));
    assertThat(after.path(CHECKED).fieldNames()).toIterable().containsExactly("200");
  }

  @Test
  void aDeniedListIsAResponse() throws Exception {
    connector.fault(on(CHECKED).respond(403));
    startAll();
    await().until(() -> requests(CHECKED) >= 2);
    assertThat(ops.get("status").at("/accounts/0/state").asText()).isEqualTo("RUNNING");
  }
}
