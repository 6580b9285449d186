package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about alerts of a running connector. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Shows the alerts of a running connector, and tests their channels.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AlertListCommand.class, AlertTestCommand.class})
public final class AlertsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), say("command.missing-of", "A command is missing: {0}.", "list, test"));
  }
}
