package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.net.URI;

/**
 * A chat of Telegram as a channel of alerts.
 *
 * @param token Token of the bot, which {@code @BotFather} gives.
 * @param chat Id of the chat; that of a group begins with a minus.
 * @param server Server of the bot's API. By default {@code https://api.telegram.org}.
 */
public record TelegramTarget(Secret token, String chat, URI server) {
  public TelegramTarget {
    Check.needed("token", token);
    Check.needed("chat", chat);
    server = Check.orDefault(server, URI.create("https://api.telegram.org"));
    AlertUrl.check("server", server);
    if (!token.reveal().matches("[A-Za-z0-9:_-]{1,200}")) {
      throw new InvalidSettingException(
          "alerts.token", "token must be the token of a bot, such as 123:abc");
    }
  }
}
