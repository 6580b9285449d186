package es.sml.connector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.ParseResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the connector reads in messages, without a network. */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = "Reads messages from files and prints one JSON line for each lead in them.",
    footer =
        "A file that is no lead or cannot be read is a line too, and no failure of the command.")
final class ParseCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--dealer",
      paramLabel = "ID",
      defaultValue = "none",
      description = "The dealer that the messages are for, as in dealers.yaml.")
  private String dealer;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Messages, or folders of them.")
  private List<Path> files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LeadParser parser = LeadParser.load(options.configDirectory());
    PrintWriter out = spec.commandLine().getOut();
    boolean missing = false;
    for (Path given : files) {
      if (!Files.exists(given)) {
        spec.commandLine().getErr().println("sml-connector parse: there is no " + given);
        missing = true;
        continue;
      }
      try (Stream<Path> found = Files.walk(given)) {
        for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
          parse(parser, file, out);
        }
      }
      out.flush();
    }
    return missing ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void parse(LeadParser parser, Path file, PrintWriter out) throws IOException {
    ObjectNode line = JSON.createObjectNode().put("file", file.toString());
    try {
      byte[] content = Files.readAllBytes(file);
      String name = file.getFileName().toString();
      InboundMessage message =
          new InboundMessage(
              MessageKey.of(dealer, name, content),
              dealer,
              InboundMessage.Channel.FILE,
              name,
              null,
              Instant.now(),
              content);
      ParseResult result = parser.parse(message);
      if (result instanceof ParseResult.Leads leads) {
        print(line, leads, out);
      } else if (result instanceof ParseResult.NotALead none) {
        print(line, "not-a-lead", none.reason(), out);
      }
    } catch (UnreadableMessageException e) {
      print(line, "unreadable", e.getMessage(), out);
    }
  }

  private static void print(ObjectNode line, ParseResult.Leads leads, PrintWriter out)
      throws JsonProcessingException {
    for (Lead lead : leads.leads()) {
      ObjectNode one = line.deepCopy().put("outcome", "lead").put("format", leads.format());
      one.set("lead", JSON.valueToTree(lead));
      out.println(JSON.writeValueAsString(one));
    }
    for (String problem : leads.problems()) {
      print(line.deepCopy().put("format", leads.format()), "unreadable", problem, out);
    }
  }

  private static void print(ObjectNode line, String outcome, String reason, PrintWriter out)
      throws JsonProcessingException {
    out.println(JSON.writeValueAsString(line.put("outcome", outcome).put("reason", reason)));
  }
}
