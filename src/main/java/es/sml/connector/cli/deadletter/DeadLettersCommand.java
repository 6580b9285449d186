package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about dead letters of a running connector. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description =
        "Lists, shows, saves, replays and discards messages that a running connector could not deliver,"
            + " and teaches it to read them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeadLetterListCommand.class,
      DeadLetterShowCommand.class,
      DeadLetterDownloadCommand.class,
      DeadLetterTeachCommand.class,
      DeadLetterReplayCommand.class,
      DeadLetterDiscardCommand.class
    })
public final class DeadLettersCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        say(
            "command.missing-of",
            "A command is missing: {0}.",
            "list, show, download, teach, replay, discard"));
  }
}
