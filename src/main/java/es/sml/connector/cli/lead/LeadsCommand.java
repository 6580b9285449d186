package es.sml.connector.cli.lead;

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
        spec.commandLine(), "A command is missing: list, find, show, resolve or erase.");
  }
}
