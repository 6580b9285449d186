package es.sml.connector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The ledger of a running connector. */
@Command(
    name = "leads",
    mixinStandardHelpOptions = true,
    description =
        "The leads of a running connector: looks at them, settles those of which nobody but a person"
            + " can tell whether SML has them, erases customers' data.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LeadListCommand.class,
      LeadFindCommand.class,
      LeadShowCommand.class,
      LeadResolveCommand.class,
      LeadEraseCommand.class
    })
final class LeadsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which command? list, find, show, resolve or erase.");
  }
}
