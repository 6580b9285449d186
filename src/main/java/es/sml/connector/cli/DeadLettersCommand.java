package es.sml.connector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What waits for a person on the queues of a running connector. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description =
        "Messages that a running connector could not deliver: looks at them, sends them again,"
            + " throws them away.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LetterListCommand.class,
      LetterShowCommand.class,
      LetterReplayCommand.class,
      LetterDiscardCommand.class
    })
final class DeadLettersCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which command? list, show, replay or discard.");
  }
}
