package es.sml.connector.ops.health;

import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.health.HealthCheck;

/**
 * Reports the mailboxes in the status. A person's pause comes before their health.
 *
 * @param pauses what operators paused
 */
public record MailboxReport(Mailboxes mailboxes, Pauses pauses) {
  List<StatusView.Mailbox> views(ConnectorHealth health, Locale language) {
    Map<String, HealthCheck.Result> results = new HashMap<>();
    health.results().forEach(result -> results.put(ConnectorHealth.name(result), result));
    return mailboxes.all().stream()
        .map(mailbox -> mailbox(mailbox, results.get("mailbox-" + mailbox.mailbox()), language))
        .toList();
  }

  private StatusView.Mailbox mailbox(
      MailboxStatus mailbox, HealthCheck.Result result, Locale language) {
    Pause pause = pauseOf(mailbox);
    if (pause != null) {
      return mailbox(mailbox, "UP", "PAUSED", pause.text(), language);
    }
    boolean isReported = result != null && result.getMessage().isPresent();
    return mailbox(
        mailbox,
        result == null || ConnectorHealth.isUp(result) ? "UP" : "DOWN",
        mailbox.state().name(),
        isReported ? ConnectorHealth.text(result) : mailbox.reason(),
        language);
  }

  private Pause pauseOf(MailboxStatus mailbox) {
    Pause own = pauses.of(PauseKind.MAILBOX, mailbox.mailbox());
    return own == null ? pauses.of(PauseKind.DEALER, mailbox.dealer()) : own;
  }

  private static StatusView.Mailbox mailbox(
      MailboxStatus mailbox, String status, String state, LocalizedText reason, Locale language) {
    return new StatusView.Mailbox(
        mailbox.mailbox(),
        mailbox.dealer(),
        status,
        state,
        reason == null ? null : PrintableText.line(reason.in(language)),
        LocalizedText.stableCode(reason),
        StatusReport.text(mailbox.lastPoll()),
        mailbox.lag() == null ? null : mailbox.lag().toSeconds(),
        mailbox.stored());
  }
}
