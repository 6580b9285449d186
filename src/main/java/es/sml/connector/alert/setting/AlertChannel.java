package es.sml.connector.alert.setting;

import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A channel that carries alerts to people. Set exactly one of its keys.
 *
 * @param mail Mails, by {@code mail-server}.
 * @param teams URL of a workflow of Microsoft Teams that posts what it receives. It is a secret.
 * @param slack URL of an incoming webhook of Slack. It is a secret.
 * @param telegram A chat of Telegram.
 * @param webhook A program's HTTP endpoint.
 */
public record AlertChannel(
    MailTarget mail, Secret teams, Secret slack, TelegramTarget telegram, WebhookTarget webhook) {
  public AlertChannel {
    if (Stream.of(mail, teams, slack, telegram, webhook).filter(Objects::nonNull).count() != 1) {
      throw new InvalidSettingException(
          "alerts.one-kind", "needs exactly one of mail, teams, slack, telegram and webhook");
    }
    AlertUrl.check("teams", teams);
    AlertUrl.check("slack", slack);
  }

  /** Returns its kind, as the file writes it. */
  public String kind() {
    if (mail != null) {
      return "mail";
    }
    if (telegram != null) {
      return "telegram";
    }
    if (webhook != null) {
      return "webhook";
    }
    return teams != null ? "teams" : "slack";
  }
}
