package es.sml.connector.inbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a mailbox may fail before health calls it down. */
class MailboxHealthCheckTest {
  private final MailboxStatus mailbox = new MailboxStatus("norte/leads@norte.example/INBOX");
  private final MailboxHealthCheck check = new MailboxHealthCheck(mailbox, Duration.ofMinutes(10));

  @Test
  void oneThatWasNeverReadIsDownSoon() {
    fail();
    assertThat(reasonAfter(25)).isNull();
    assertThat(reasonAfter(35)).isEqualTo("not read since the start: connection refused");
  }

  @Test
  void aShortDropOfTheLineIsNoTrouble() {
    mailbox.polled();
    fail();
    assertThat(reasonAfter(115)).isNull();
    assertThat(reasonAfter(125)).matches("not read since [0-9T:-]{19}Z: connection refused");
  }

  private void fail() {
    mailbox.failing(LocalizedText.of("test.refused", "connection refused"), false);
  }

  private String reasonAfter(int seconds) {
    LocalizedText reason = check.trouble(Instant.now().plusSeconds(seconds));
    return reason == null ? null : reason.toString();
  }
}
