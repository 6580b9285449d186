package es.sml.connector.deliver;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.database.ClockedLedger;
import es.sml.connector.database.Database;
import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.NewLedger;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.Firewall;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead that a proxy refuses is given up, unless the proxy refuses all. */
class ProxyRefusalsTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";

  private Database database;
  private Ledger ledger;
  private ProxyRefusals refusals;
  private int stored;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = NewLedger.open(directory, 2);
    ClockedLedger clocked = new ClockedLedger(database);
    ledger = new Ledger(clocked);
    refusals = new ProxyRefusals(clocked);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesUpALeadThatIsRefusedTenTimesAfterAnotherWasStored() {
    refuse(1);
    storeAnother("demo");
    refuse(ProxyRefusals.TOO_MANY - 1);
    refusals.check(KEY);
    refuse(1);
    assertThatThrownBy(() -> refusals.check(KEY))
        .isInstanceOf(UnmappableLeadException.class)
        .hasMessage(
            "a proxy or firewall before SML refused this lead 10 times and let others pass: ask SML's"
                + " administrators to allow it, then replay the lead");
  }

  @Test
  void givesNoLeadUpWhileTheProxyRefusesAll() {
    storeAnother("demo");
    refuse(100);
    assertThatCode(() -> refusals.check(KEY)).doesNotThrowAnyException();
  }

  @Test
  void anotherAccountsLeadsSayNothing() {
    refuse(1);
    storeAnother("other");
    refuse(100);
    assertThatCode(() -> refusals.check(KEY)).doesNotThrowAnyException();
  }

  @Test
  void beginsAnewForAReplay() {
    refuse(1);
    storeAnother("demo");
    refuse(ProxyRefusals.TOO_MANY);
    assertThatThrownBy(() -> refusals.check(KEY)).isInstanceOf(UnmappableLeadException.class);
    assertThatCode(() -> refusals.check(KEY)).doesNotThrowAnyException();
  }

  @Test
  void theRefusedLeadIsADeadLetterAndAllOthersAreInSml(@TempDir Path directory) throws Exception {
    int port = FreePorts.next();
    // With short delays, so that the test does not wait for minutes.
    String soon =
        NetworkBroker.fragment()
            .replaceAll("<max-redelivery-delay>.*?</", "<max-redelivery-delay>100</")
            .replaceAll("<redelivery-delay>500</", "<redelivery-delay>50</");
    try (NetworkBroker broker =
            new NetworkBroker(NetworkBroker.written(directory, port, soon)).start();
        RunningConnector connector =
            new RunningConnector(directory).withBroker("tcp://127.0.0.1:" + port);
        Firewall firewall = new Firewall(connector.sandboxUrl(), "<script>")) {
      connector.withAccount("guarded", firewall.url()).start();
      String attack = RunningConnector.lead(0).replace("Cliente", "<script>");
      connector.send("dealers.guarded.leads", attack);
      // An attempt has two requests, the second with a new token. So the first one is recorded.
      await().until(() -> firewall.refused() > 2);
      connector.send("dealers.guarded.leads", RunningConnector.lead(1));
      await().atMost(Duration.ofMinutes(2)).until(() -> !connector.browse("leads.dead").isEmpty());
      Message dead = connector.browse("leads.dead").get(0);
      assertThat(dead.getStringProperty("LeadReason")).contains("firewall").contains("10 times");
      assertThat(dead.getBody(byte[].class)).asString().contains("<script>");
      assertThat(connector.created()).isEqualTo(1);
      assertThat(firewall.refused()).isGreaterThanOrEqualTo(ProxyRefusals.TOO_MANY);
      assertThat(broker.isActive()).isTrue();
    }
  }

  private void refuse(int times) {
    for (int i = 0; i < times; i++) {
      refusals.add(KEY, "demo");
    }
  }

  private void storeAnother(String account) {
    String key = "another" + ++stored;
    ledger.receive(aMessage().key(key).byMail().build(), account);
    ledger.posting(key, null, LeadOrigin.UNKNOWN);
    ledger.created(key, 40 + stored);
  }
}
