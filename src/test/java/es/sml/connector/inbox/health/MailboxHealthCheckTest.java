package es.sml.connector.inbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a mailbox may fail before health calls it down. */
class MailboxHealthCheckTest {
  private static final String NAME = "norte/leads@norte.example/INBOX";

  private final MailboxStatus mailbox = new MailboxStatus(NAME, null);
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

  @Test
  void oneThatAReloadChangedWasReadBefore() {
    Mailboxes mailboxes = new Mailboxes();
    mailboxes.status(NAME).polled();
    mailboxes.forget(NAME);
    MailboxStatus changed = mailboxes.status(NAME);
    changed.failing(LocalizedText.of("test.refused", "connection refused"), true);
    assertThat(
            new MailboxHealthCheck(changed, Duration.ofMinutes(10))
                .trouble(Instant.now())
                .toString())
        .matches("not read since [0-9T:-]{19}Z: connection refused");
    assertThat(changed.lastPoll()).isNull();
  }

  private void fail() {
    mailbox.failing(LocalizedText.of("test.refused", "connection refused"), false);
  }

  private String reasonAfter(int seconds) {
    LocalizedText reason = check.trouble(Instant.now().plusSeconds(seconds));
    return reason == null ? null : reason.toString();
  }
}
