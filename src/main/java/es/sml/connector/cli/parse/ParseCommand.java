package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.runtime.testcase.MessageFiles;
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

/** Shows what the connector reads in messages. It needs no network. */
@Command(
    name = "parse",
    description = "Reads messages from files and prints one JSON line per lead.",
    footer = {
      "",
      "A file that is not a lead or cannot be read has a line too. It is not an error of the"
          + " command.",
      "The field sml is the request to SML. It has names where SML uses numbers, because parse does"
          + " not call SML.",
      "",
      "Examples:",
      "  parse --dealer autos-norte mail.eml",
      "  parse --explain samples/"
    })
public final class ParseCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--dealer",
      paramLabel = "ID",
      description = "Dealer of the messages, as in dealers.yaml.")
  private String dealer;

  @Option(
      names = "--explain",
      description =
          "Also explain the choice of the format and the origin of each field. On a terminal, print"
              + " a table in place of JSON.")
  private boolean explain;

  @Option(
      names = "--json",
      description = "With --explain: print JSON lines on a terminal, too, as on a pipe.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Messages, or folders with messages and subfolders.")
  private List<Path> files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    MessageFiles messages = new DealerMessages(options, spec).of(dealer, explain);
    PrintWriter out = spec.commandLine().getOut();
    boolean missing = false;
    for (Path given : files) {
      if (!Files.exists(given)) {
        spec.commandLine()
            .getErr()
            .println(
                say("parse.missing", "sml-connector parse: the file {0} does not exist", given));
        missing = true;
        continue;
      }
      try (Stream<Path> found = Files.walk(given)) {
        for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
          for (ObjectNode line : messages.read(file)) {
            print(line, out);
          }
        }
      }
      out.flush();
    }
    return missing ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void print(ObjectNode line, PrintWriter out) {
    boolean isTerminal = spec.commandLine().getColorScheme().ansi().enabled();
    if (explain && isTerminal && !json) {
      ExplainedLead.print(line, out);
    } else {
      out.println(PrintableText.json(line.toString()));
    }
  }
}
