package es.sml.connector.cli.request;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.cli.terminal.QuietLog;
import es.sml.connector.config.Configuration;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.ChannelUrl;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.door.sender.signature.Signer;
import es.sml.connector.ops.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sends a file to a channel of the door, as the channel's sender does, with signature and content
 * type.
 */
@Command(
    name = "send",
    description = {
      "Sends a file to a channel of the door of a running connector, and prints the response.",
      "It signs the message as the channel's sender does, with the first of the channel's secrets.",
      "A stored message becomes a lead in SML. Use an account of SML's TESTING environment for"
          + " trials."
    },
    exitCodeList = {
      "0:the door accepts the message",
      "1:the door refuses it, or does not respond",
      "2:wrong usage or configuration"
    },
    footer = {
      "",
      "Examples:",
      "  send --dealer norte --channel web form.json",
      "  send --dealer norte --channel ads --public lead.json"
    })
public final class SendCommand implements Callable<Integer> {
  private static final Map<String, String> TYPES =
      Map.of(
          "json", "application/json",
          "xml", "application/xml",
          "adf", "application/x-adf+xml",
          "txt", "text/plain; charset=utf-8");
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--dealer",
      required = true,
      paramLabel = "ID",
      description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Option(
      names = "--channel",
      required = true,
      paramLabel = "ID",
      description = "The channel's id below the dealer.")
  private String channelId;

  @Option(
      names = "--public",
      description =
          "Send to door.public-url. Without this option, send to the port on this machine.")
  private boolean isPublic;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "The sender's id of the message, for a form, a generic sender or Standard Webhooks. The"
              + " same id is the same lead. By default it is new each time.")
  private String id;

  @Option(
      names = "--content-type",
      paramLabel = "TYPE",
      description = "Content type. By default it follows the ending of the file's name.")
  private String contentType;

  @Parameters(paramLabel = "FILE", description = "The body of the request.")
  private Path file;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return QuietLog.during(this::send);
  }

  private Integer send() throws Exception {
    Configuration configuration = options.load();
    DoorSettings door = configuration.settings().door();
    String name = dealer + "/" + channelId;
    Map<String, DoorChannel> channels = configuration.dealers().channels();
    DoorChannel channel = channels.get(name);
    if (channel == null) {
      throw wrong(
          say(
              "send.no-channel",
              "dealers.yaml has no channel {0}; its channels are {1}",
              name,
              String.join(", ", channels.keySet())));
    }
    if (isPublic && door.publicUrl() == null) {
      throw wrong(
          say("send.no-public-url", "--public needs door.public-url in application.properties"));
    }
    HttpResponse<String> response = send(door, new ChannelUrl(base(door), name, channel));
    print(name, response);
    boolean isFine = response.statusCode() < 300 || response.statusCode() == 303;
    return isFine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private HttpResponse<String> send(DoorSettings door, ChannelUrl url)
      throws DoorClient.UnreachedException {
    Signer signer = new Signer(url.channel());
    if (signer.hasNoKey()) {
      throw wrong(
          say(
              "send.foreign-signature",
              "a message of {0} has a signature that only its sender can make; send a test"
                  + " from there",
              url.channel().kind().label()));
    }
    byte[] body = signer.body(content());
    // The signature of some senders contains the URL on the Internet.
    ChannelUrl called =
        door.publicUrl() == null
            ? url
            : new ChannelUrl(door.publicUrl(), url.name(), url.channel());
    String message = id == null ? "send-" + UUID.randomUUID() : id;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.whole()))
            .header("Content-Type", contentType(url.channel()))
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signer.headers(called.whole(), body, message, Instant.now()).forEach(request::header);
    if (url.channel().form() != null && !url.channel().form().origins().isEmpty()) {
      request.header("Origin", url.channel().form().origins().get(0));
    }
    return (isPublic ? DoorClient.ofTheInternet() : DoorClient.local(door)).send(request);
  }

  private String base(DoorSettings door) {
    return isPublic ? door.publicUrl() : door.local(door.port());
  }

  private byte[] content() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw wrong(
          say(
              "send.no-file",
              "the file {0} cannot be read; check its name and its permissions",
              file));
    }
  }

  private String contentType(DoorChannel channel) {
    if (contentType != null) {
      return contentType;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String byDefault = channel.kind() == ChannelKind.FORM ? FORM_TYPE : "application/json";
    return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), byDefault);
  }

  private void print(String name, HttpResponse<String> response) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(name + ": HTTP " + response.statusCode());
    response.headers().firstValue("Location").ifPresent(to -> out.println("Location: " + to));
    response.headers().firstValue("Allow").ifPresent(all -> out.println("Allow: " + all));
    response
        .headers()
        .firstValue("Retry-After")
        .ifPresent(wait -> out.println("Retry-After: " + wait));
    if (!response.body().isBlank()) {
      out.println(PrintableText.line(response.body()));
    }
    out.flush();
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
