package es.sml.connector.cli.deadletter;

import es.sml.connector.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about dead letters of a running connector. */
@Command(
    name = "dead-letters",
    description =
        "Lists, shows, saves, replays and discards messages that a running connector could not deliver,"
            + " and teaches it to read them.",
    subcommands = {
      DeadLetterListCommand.class,
      DeadLetterShowCommand.class,
      DeadLetterDownloadCommand.class,
      DeadLetterTeachCommand.class,
      DeadLetterReplayCommand.class,
      DeadLetterDiscardCommand.class
    })
public final class DeadLettersCommand extends CommandGroup {}
