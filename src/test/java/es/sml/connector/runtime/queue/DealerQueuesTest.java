package es.sml.connector.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.WrittenConfiguration;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.testing.StoreTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealerQueuesTest extends StoreTest {
  private final List<Pause> windows = new ArrayList<>();
  private Pauses pauses;

  @BeforeEach
  void open() {
    pauses = new Pauses(database, InstantSource.system(), () -> windows);
  }

  @Test
  void leavesOutTheQueuesOfWhatIsPaused() {
    Dealers dealers = new WrittenConfiguration(directory).load().dealers();
    assertThat(DealerQueues.notPaused(dealers, pauses))
        .containsExactly("dealers.norte.leads", "leads.inbound.main");
    pauses.put(pause(PauseKind.MAILBOX, "norte"));
    pauses.put(pause(PauseKind.DEALER, "norte"));
    pauses.put(pause(PauseKind.DEALER, "removed"));
    assertThat(DealerQueues.notPaused(dealers, pauses)).containsExactly("leads.inbound.main");

    pauses.end(PauseKind.DEALER, "norte");
    windows.add(pause(PauseKind.ACCOUNT, "main"));
    pauses.refresh();
    assertThat(DealerQueues.notPaused(dealers, pauses)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DEALER, norte, true",
    "ACCOUNT, main, true",
    "MAILBOX, norte/leads@imap.example/INBOX, true",
    "CHANNEL, norte/web, true",
    "CHANNEL, norte2/web, false",
    "CRM, norte, false",
    "ACCOUNT, other, false",
  })
  void knowsWhatKeepsTheLeadsOfADealer(PauseKind kind, String name, boolean keeps) {
    Dealers dealers = new WrittenConfiguration(directory).load().dealers();
    pauses.put(pause(kind, name));
    assertThat(DealerQueues.keepsLeads(dealers, pauses, "norte")).isEqualTo(keeps);
  }

  private static Pause pause(PauseKind kind, String name) {
    return new Pause(kind, name, "works", "ana", Instant.now(), null);
  }
}
