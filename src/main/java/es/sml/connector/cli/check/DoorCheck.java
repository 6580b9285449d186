package es.sml.connector.cli.check;

import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.cli.request.DoorClient;
import es.sml.connector.door.ChannelUrl;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.language.LocalizedText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * Calls the URL of each channel, on this machine and from the Internet's side. It explains a wrong
 * response, such as a proxy's redirect. HEAD stores nothing, and no sender uses it.
 */
record DoorCheck(DoorSettings door, Map<String, DoorChannel> channels, CheckReport report) {
  private static final String DOOR = "door";
  private static final String PROBLEM = "application/problem+json";

  void run() {
    if (channels.isEmpty()) {
      return;
    }
    if (!door.enabled()) {
      report.add(
          Result.FAILURE,
          DOOR,
          "",
          LocalizedText.of(
              "check.door-closed",
              "the door is closed, so no sender can reach a channel: set door.enabled ="
                  + " true in application.properties, and restart"));
      return;
    }
    if (!isOpen()) {
      return;
    }
    if (door.publicUrl() == null) {
      report.add(
          Result.NOTE,
          DOOR,
          "public-url",
          LocalizedText.of(
              "check.no-public-url",
              "door.public-url is not set: the way from the Internet is not checked"));
    } else if (door.publicUrl().startsWith("http:")) {
      report.add(
          Result.NOTE,
          DOOR,
          "public-url",
          LocalizedText.of(
              "check.plain-public-url",
              "customers' data crosses the Internet in plain text, and most senders refuse"
                  + " it: set door.public-url to https://HOST"));
    }
    channels.forEach(this::check);
  }

  private boolean isOpen() {
    try {
      DoorClient.local(door).send(head(door.local(door.port()) + "/"));
      return true;
    } catch (DoorClient.UnreachedException e) {
      report.add(
          e.isClosed() ? Result.NOTE : Result.FAILURE,
          DOOR,
          "port",
          e.isClosed()
              ? LocalizedText.of(
                  "check.port-closed",
                  "the port is closed, because the connector does not run; its channels are"
                      + " not checked")
              : LocalizedText.of(e));
      return false;
    }
  }

  private void check(String name, DoorChannel channel) {
    boolean isHere =
        add(
            name,
            "local",
            DoorClient.local(door),
            new ChannelUrl(door.local(door.port()), name, channel),
            LocalizedText.of(
                "check.no-channel-here",
                "the running connector has another path-secret or no such channel; run"
                    + " sml-connector reload"));
    if (isHere && door.publicUrl() != null) {
      add(
          name,
          "public",
          DoorClient.ofTheInternet(),
          new ChannelUrl(door.publicUrl(), name, channel),
          LocalizedText.of(
              "check.proxy-path",
              "the proxy changes the path: let it pass on /in/ with the whole path"));
    }
  }

  private boolean add(
      String name, String way, DoorClient client, ChannelUrl url, LocalizedText whyNoChannel) {
    try {
      LocalizedText fault = fault(client.send(head(url.whole())), whyNoChannel);
      report.add(
          fault == null ? Result.OK : Result.FAILURE,
          name,
          way,
          fault == null
              ? LocalizedText.of("check.reaches", "{0} reaches the channel", url.masked())
              : LocalizedText.joined(": ", List.of(url.masked(), fault)));
      return fault == null;
    } catch (DoorClient.UnreachedException e) {
      report.add(Result.FAILURE, name, way, LocalizedText.of(e));
      return false;
    }
  }

  private static HttpRequest.Builder head(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .method("HEAD", HttpRequest.BodyPublishers.noBody());
  }

  /** Returns what is wrong with a response to HEAD; null if it is the door's own. */
  private static LocalizedText fault(HttpResponse<String> response, LocalizedText whyNoChannel) {
    int status = response.statusCode();
    boolean isOfTheDoor =
        response.headers().firstValue("Content-Type").filter(PROBLEM::equals).isPresent();
    if (isOfTheDoor) {
      return switch (status) {
        case 404 -> whyNoChannel;
        case 503 ->
            LocalizedText.of(
                "check.not-ready", "the channel is not ready; check again in a minute");
        default -> null;
      };
    }
    if (status >= 300 && status < 400) {
      return LocalizedText.of(
          "check.redirects",
          "the proxy redirects ({0}), and senders do not follow: set door.public-url"
              + " to the address that does not redirect",
          status);
    }
    return switch (status) {
      case 401, 403 ->
          LocalizedText.of(
              "check.proxy-refuses",
              "the proxy refuses the request ({0}): let /in/ pass without a login or a"
                  + " robot check",
              status);
      case 404 ->
          LocalizedText.of(
              "check.other-server",
              "another server responds with {0}: let the proxy pass on /in/ to the door",
              status);
      case 502, 504 ->
          LocalizedText.of(
              "check.proxy-misses",
              "the proxy does not reach the door ({0}): correct its address of the door",
              status);
      default ->
          LocalizedText.of(
              "check.other-server",
              "another server responds with {0}: let the proxy pass on /in/ to the door",
              status);
    };
  }
}
