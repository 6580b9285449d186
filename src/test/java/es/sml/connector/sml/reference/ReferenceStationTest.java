package es.sml.connector.sml.reference;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 33-sml-reference: SML's lists are read once, and again soon if they could not be read. */
class ReferenceStationTest extends OpsStationTest {
  private static final String LAST_LIST = "list-users";
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension private final CapturedLog log = new CapturedLog("es.sml.connector.schedule");

  @Override
  protected String idleRoutes() {
    return "status*";
  }

  @Override
  public void configureContext(CamelContextConfiguration camel) {
    super.configureContext(camel);
    camel.withAutoStartupExcludePatterns(idleRoutes()); // with the check of the account
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSource("no such source").withSetting("sml.check-interval", "300ms");
  }

  @Test
  void aDealerOfAnAwaySmlIsCheckedAsSoonAsSmlIsBack() throws Exception {
    connector.stopSandbox();
    startAll();
    await().atMost(SOON).until(() -> account().equals("DOWN"));
    assertThat(dealer()).isEqualTo("UP");
    connector.restartSandbox();
    await().atMost(SOON).until(() -> dealer().equals("DOWN"));
    assertThat(answers(LAST_LIST, 200)).isEqualTo(1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("sml-reference-demo"))
                    .last()
                    .asString()
                    .contains("it works again"));
  }

  @Test
  void aListThatFailsIsReadAgainAndThenNoMore() throws Exception {
    connector.fault(on(LAST_LIST).respond(500).times(4));
    startAll();
    await().atMost(SOON).until(() -> dealer().equals("DOWN"));
    int read = answers(LAST_LIST, 200);
    int checks = requests("list-gas-types");
    await().atMost(SOON).until(() -> requests("list-gas-types") > checks + 3);
    assertThat(read).isEqualTo(1);
    assertThat(answers(LAST_LIST, 200)).isEqualTo(1);
  }

  private String account() {
    return ops.get("status").at("/accounts/0/state").asText();
  }

  private String dealer() {
    return OpsCalls.json(ops.send("GET", "/observe/health", null, null))
        .at("/components/dealer-norte/status")
        .asText();
  }
}
