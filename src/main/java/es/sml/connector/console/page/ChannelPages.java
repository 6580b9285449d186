package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.door.ChannelUrl;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.ChannelTestView;
import es.sml.connector.ops.view.StatusView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows the channels of the door, and sends test leads through them. A viewer does not see the
 * secret of a URL.
 */
public record ChannelPages(OpsApiClient api, RunningConfiguration configuration) {
  public Outcome list(PageRequest pageRequest) {
    StatusView status = api.status(pageRequest);
    Configuration now = configuration.now().configuration();
    List<StatusView.Channel> channels =
        status.channels().stream()
            .sorted(
                Comparator.comparing((StatusView.Channel channel) -> channel.status().equals("UP"))
                    .thenComparing(StatusView.Channel::channel))
            .toList();
    Map<String, String> urls = new HashMap<>();
    channels.forEach(channel -> urls.put(channel.channel(), url(pageRequest, now, channel)));
    Map<String, Object> values = new HashMap<>();
    values.put("at", status.at());
    values.put("channels", channels);
    values.put("urls", urls);
    values.put("open", now.settings().door().enabled());
    values.put("public", now.settings().door().publicUrl() != null);
    values.put("tested", pageRequest.note("tested", ChannelTestView.class));
    return new Outcome.View("channels", values);
  }

  // The secret of the URL lets anybody send leads, so a viewer does not see it.
  private static String url(PageRequest pageRequest, Configuration now, StatusView.Channel shown) {
    String name = shown.channel();
    DoorChannel channel = now.dealers().channel(name);
    return pageRequest.session().role() == Role.OPERATOR && channel != null
        ? ChannelUrl.of(now.settings().door(), name, channel).whole()
        : shown.url();
  }

  public Outcome test(PageRequest pageRequest) {
    ChannelTestView done =
        api.post(
            pageRequest,
            OpsEndpoint.TEST_CHANNEL,
            JsonNodeFactory.instance.objectNode().put("channel", pageRequest.field("channel")),
            ChannelTestView.class);
    return new Outcome.Move(
        ConsolePage.CHANNELS.path() + "?tested=" + pageRequest.session().remember(done));
  }
}
