package es.sml.connector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the version, as the option --version does. */
@Command(name = "version", description = "Prints the version of the connector.")
final class VersionCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.root().commandLine().printVersionHelp(spec.commandLine().getOut());
  }
}
