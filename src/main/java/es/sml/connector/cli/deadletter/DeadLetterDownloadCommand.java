package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.NewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the original message of a dead letter. */
@Command(
    name = "download",
    description = {
      "Writes the original message of a dead letter, byte by byte, to a file or to standard output.",
      "It has the customer's data. The audit records it."
    })
final class DeadLetterDownloadCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The new file. It must not exist. Without it, standard output.")
  private Path file;

  @Parameters(
      paramLabel = "KEY",
      description = "Key or id, or a unique prefix of at least six characters.")
  private String name;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (file == null && spec.commandLine().getColorScheme().ansi().enabled()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "download.terminal",
              "The message may have characters that harm a terminal. Name a file with --output, or"
                  + " use a pipe."));
    }
    byte[] message = options.connect().file("dead-letters/" + OpsClient.encode(name) + "/download");
    if (file == null) {
      System.out.write(message);
      System.out.flush();
      return CommandLine.ExitCode.OK;
    }
    NewFile.write(file, message, spec.commandLine());
    return CommandLine.ExitCode.OK;
  }
}
