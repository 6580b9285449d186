package es.sml.connector.inbox.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.inbox.cursor.MailboxCursor;
import es.sml.connector.inbox.imap.FoundMail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReadFromTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00.700Z");

  @Test
  void startLeavesWhatIsOlderThanTheSecondOfTheStart() {
    MailboxCursor cursor =
        MailboxCursor.untouched(ReadFrom.parse("start").since(NOW)).renumbered(1, 10);
    assertThat(cursor.isOurs(mail(10, "2026-11-25T09:59:59Z"))).isFalse();
    assertThat(cursor.isOurs(mail(10, "2026-11-25T10:00:00Z"))).isTrue();
    assertThat(cursor.isOurs(mail(11, "2001-01-01T00:00:00Z")))
        .as("a mail that came later")
        .isTrue();
  }

  @Test
  void allReadsEverything() {
    MailboxCursor cursor =
        MailboxCursor.untouched(ReadFrom.parse("all").since(NOW)).renumbered(1, 10);
    assertThat(cursor.isOurs(mail(1, "1970-01-01T00:00:00Z"))).isTrue();
  }

  @Test
  void aDateBeginsWithItsDay() {
    assertThat(ReadFrom.parse("2025-11-01").since(NOW))
        .isEqualTo(LocalDate.of(2025, 11, 1).atStartOfDay(ZoneId.systemDefault()).toInstant());
  }

  @Test
  void anythingElseIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> ReadFrom.parse("yesterday"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("initial-read must be start, all or a date such as 2026-11-25");
  }

  @Test
  void aDayInTheFutureIsRefused() {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    assertThat(ReadFrom.parse(today.toString()).date()).isEqualTo(today);
    assertThatThrownBy(() -> ReadFrom.parse(today.plusDays(1).toString()))
        .hasMessageStartingWith("initial-read " + today.plusDays(1) + " is in the future")
        .hasMessageEndingWith("set start, or a day that has begun");
  }

  private static FoundMail mail(long uid, String arrived) {
    return new FoundMail(uid, 100, Instant.parse(arrived));
  }
}
