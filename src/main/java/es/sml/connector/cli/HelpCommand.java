package es.sml.connector.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help of a command, as its option --help does. */
@Command(
    name = "help",
    description = "Prints the help of a command, or the list of all commands.",
    footer = {"", "Examples:", "  help status", "  help dead-letters replay"})
final class HelpCommand implements Runnable {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Names of the command and of the command below it.")
  private List<String> names = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    CommandLine shown = spec.root().commandLine();
    for (String name : names) {
      CommandLine below = shown.getSubcommands().get(name);
      if (below == null) {
        throw new UnmatchedArgumentException(shown, List.of(name));
      }
      shown = below;
    }
    CommandLine here = spec.commandLine();
    shown.usage(here.getOut(), here.getColorScheme());
  }
}
