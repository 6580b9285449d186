package es.sml.connector.cli.crm;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.pause.CrmPauseCommand;
import es.sml.connector.cli.pause.CrmResumeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about the CRMs of a running connector. */
@Command(
    name = "crms",
    mixinStandardHelpOptions = true,
    description = "Shows the CRMs of a running connector, and sends their events again.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CrmListCommand.class,
      CrmEventsCommand.class,
      CrmRetryCommand.class,
      CrmTestCommand.class,
      CrmRedeliverCommand.class,
      CrmPauseCommand.class,
      CrmResumeCommand.class
    })
public final class CrmsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        say(
            "command.missing-of",
            "A command is missing: {0}.",
            "list, events, retry, test, redeliver, pause, resume"));
  }
}
