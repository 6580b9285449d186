package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the channels of the door, and sends test leads through them. */
public final class ChannelPages {
  private final OpsApiClient api;
  private final RunningConfiguration configuration;

  public ChannelPages(OpsApiClient api, RunningConfiguration configuration) {
    this.api = api;
    this.configuration = configuration;
  }

  /** The test lead of an operator, which the page shows once. */
  private record Tested(String channel, String reference) {}

  public Outcome list(PageRequest pageRequest) {
    JsonNode status = api.get(pageRequest, OpsEndpoint.SHOW_STATUS, Map.of());
    Configuration now = configuration.now().configuration();
    List<Map<String, Object>> channels = new ArrayList<>();
    for (JsonNode channel : status.path("channels")) {
      Map<String, Object> shown = OpsApiClient.values(channel);
      shown.put("url", url(pageRequest, now, channel));
      channels.add(shown);
    }
    channels.sort(
        Comparator.comparing((Map<String, Object> channel) -> "UP".equals(channel.get("status")))
            .thenComparing(channel -> channel.get("channel").toString()));
    Map<String, Object> values = new HashMap<>();
    values.put("at", status.path("at").asText());
    values.put("channels", channels);
    values.put("open", now.settings().door().enabled());
    values.put("public", now.settings().door().publicUrl() != null);
    String tested = pageRequest.parameter("tested");
    values.put(
        "tested",
        tested == null ? null : pageRequest.session().recall(tested, Tested.class).orElse(null));
    return new Outcome.View("channels", values);
  }

  // The secret of the URL lets anybody send leads, so a viewer does not see it.
  private static String url(PageRequest pageRequest, Configuration now, JsonNode shown) {
    String name = shown.path("channel").asText();
    DoorChannel channel = now.dealers().channel(name);
    return pageRequest.session().role() == Role.OPERATOR && channel != null
        ? ChannelUrl.of(now.settings().door(), name, channel).whole()
        : shown.path("url").asText();
  }

  public Outcome test(PageRequest pageRequest) {
    JsonNode done =
        api.post(
            pageRequest,
            OpsEndpoint.TEST_CHANNEL,
            "",
            JsonNodeFactory.instance.objectNode().put("channel", pageRequest.field("channel")));
    Tested tested = new Tested(done.path("channel").asText(), done.path("reference").asText());
    return new Outcome.Move(
        ConsolePage.CHANNELS.path() + "?tested=" + pageRequest.session().remember(tested));
  }
}
