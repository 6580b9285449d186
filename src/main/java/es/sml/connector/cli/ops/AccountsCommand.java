package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about accounts of a running connector. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = "Manages the accounts of a running connector.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AccountResumeCommand.class)
public final class AccountsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), say("command.missing-of", "A command is missing: {0}.", "resume"));
  }
}
