package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.lead.InboundMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SuspectsTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Database database;
  private Ledger ledger;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    ledger = new Ledger(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofTwoThatWereInHandAtADeathOneIsTakenAtATime() throws Exception {
    receive("a");
    receive("b");
    Suspects suspects = new Suspects(database, new Semaphore(1));
    Exchange first = new DefaultExchange(camel);
    suspects.isolate("a", first);
    Exchange second = new DefaultExchange(camel);
    Thread other = new Thread(() -> suspects.isolate("b", second));
    other.start();
    await().until(() -> other.getState() == Thread.State.WAITING);
    suspects.acquit(first);
    other.join();
    assertThat(second.getExchangeExtension().handoverCompletions()).hasSize(1);
  }

  @Test
  void aSecondCopyOfASuspectWaitsForTheFirst() throws Exception {
    receive("a");
    Suspects suspects = new Suspects(database, new Semaphore(1));
    Exchange first = new DefaultExchange(camel);
    suspects.isolate("a", first);
    Thread other = new Thread(() -> suspects.isolate("a", new DefaultExchange(camel)));
    other.start();
    await().until(() -> other.getState() == Thread.State.WAITING);
    suspects.acquit(first);
    other.join();
  }

  @Test
  void nobodyElseWaits() {
    receive("sent");
    ledger.posting("sent", null);
    receive("returned");
    ledger.returned("returned");
    Suspects suspects = new Suspects(database, new Semaphore(1));
    for (String key : new String[] {"new", "sent", "returned"}) {
      Exchange lead = new DefaultExchange(camel);
      suspects.isolate(key, lead);
      assertThat(lead.getExchangeExtension().handoverCompletions()).as(key).isNullOrEmpty();
    }
  }

  private void receive(String key) {
    ledger.receive(
        new InboundMessage(
            key,
            "norte",
            InboundMessage.Channel.MAIL,
            null,
            null,
            Instant.ofEpochMilli(1),
            new byte[0]),
        "main");
  }
}
