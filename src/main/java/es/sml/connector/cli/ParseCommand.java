package es.sml.connector.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ops.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
    footer = {
      "A file that is no lead or cannot be read is a line too, and no failure of the command.",
      "sml is what would be posted; what SML knows by number stands there by its name, since nothing",
      "is asked of SML."
    })
final class ParseCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--dealer",
      paramLabel = "ID",
      description = "The dealer that the messages are for, as in dealers.yaml.")
  private String dealer;

  @Option(
      names = "--explain",
      description = "Also say why a message was taken for its format, and where each field stood.")
  private boolean explain;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Messages, or folders of them; folders are read to the bottom, by name.")
  private List<Path> files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    MessageFiles messages = new DealerMessages(options, spec).of(dealer, explain);
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
          for (ObjectNode line : messages.read(file)) {
            out.println(PrintableText.json(line.toString()));
          }
        }
      }
      out.flush();
    }
    return missing ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }
}
