package es.sml.connector.alert.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.alert.setting.AlertChannel;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.setting.TelegramTarget;
import es.sml.connector.alert.state.Notice.Entry;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.callback.webhook.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends notices to a channel of any kind. */
public final class NoticeSender {
  private final AlertRequests requests;

  public NoticeSender(CallbackConnections connections) {
    this.requests = new AlertRequests(connections);
  }

  /**
   * Sends the entries as one message.
   *
   * @param id the same for the same entries, so that a webhook's receiver recognises a repetition
   * @throws AlertFailedException if the channel did not accept it
   */
  public void send(AlertChannel channel, String id, List<Entry> entries, AlertSettings settings)
      throws AlertFailedException {
    NoticeText text = new NoticeText(settings);
    ChatMessages messages = new ChatMessages(text);
    if (channel.mail() != null) {
      new AlertMails(settings.mailServer())
          .send(channel.mail(), text.title(entries), messages.whole(entries));
    } else if (channel.telegram() != null) {
      TelegramTarget target = channel.telegram();
      post(method(target), messages.telegram(target.chat(), entries));
    } else if (channel.teams() != null) {
      post(URI.create(channel.teams().reveal()), messages.teams(entries));
    } else if (channel.slack() != null) {
      post(URI.create(channel.slack().reveal()), messages.slack(entries));
    } else {
      byte[] body = bytes(messages.webhook(entries));
      requests.post(
          channel.webhook().url(),
          body,
          new WebhookSignature(channel.webhook().secrets()).headers(id, Instant.now(), body));
    }
  }

  private static URI method(TelegramTarget target) {
    String server = target.server().toString();
    return URI.create(
        (server.endsWith("/") ? server : server + "/")
            + "bot"
            + target.token().reveal()
            + "/sendMessage");
  }

  private void post(URI url, ObjectNode body) throws AlertFailedException {
    requests.post(url, bytes(body), Map.of());
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
