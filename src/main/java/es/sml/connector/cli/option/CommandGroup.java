package es.sml.connector.cli.option;

import static es.sml.connector.language.LocalizedText.say;

import picocli.CommandLine;

/** A command that only groups others. A call without one of them is a wrong usage. */
public abstract class CommandGroup implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        say(
            "command.missing-of",
            "A command is missing: {0}.",
            String.join(", ", spec.subcommands().keySet())));
  }
}
