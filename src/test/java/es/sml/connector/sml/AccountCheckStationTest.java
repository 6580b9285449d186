package es.sml.connector.sml;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** check-account in 31-sml-login: a fault of an account is seen before the first lead. */
class AccountCheckStationTest extends OpsStationTest {
  private static final String CHECKED = "list-gas-types";
  private static final Duration AFTER_THE_START = Duration.ofSeconds(10);

  private final Logger logger = (Logger) LoggerFactory.getLogger(AccountCircuitBreaker.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

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

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
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
    assertThat(log.list)
        .anyMatch(line -> line.getFormattedMessage().contains("refused the login with 400"));
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
    assertThat(answers(CHECKED, 200)).isEqualTo(requests(CHECKED));
  }

  @Test
  void aDeniedListIsAResponse() throws Exception {
    connector.fault(on(CHECKED).respond(403));
    startAll();
    await().until(() -> requests(CHECKED) >= 2);
    assertThat(ops.get("status").at("/accounts/0/state").asText()).isEqualTo("RUNNING");
  }
}
