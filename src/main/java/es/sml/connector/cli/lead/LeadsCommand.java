package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about leads of a running connector. */
@Command(
    name = "leads",
    mixinStandardHelpOptions = true,
    description =
        "Lists, finds, shows and resolves the leads of a running connector, and erases customers'"
            + " data.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LeadListCommand.class,
      LeadFindCommand.class,
      LeadShowCommand.class,
      LeadResolveCommand.class,
      LeadEraseCommand.class
    })
public final class LeadsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        say(
            "command.missing-of",
            "A command is missing: {0}.",
            "list, find, show, resolve, erase"));
  }
}
