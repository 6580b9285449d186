package es.sml.connector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The accounts of a running connector. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = "The accounts of a running connector: ends the wait of a paused one.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AccountResumeCommand.class)
final class AccountsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command? resume.");
  }
}
