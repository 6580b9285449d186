package es.sml.connector.cli.backup;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.config.file.SecretReader;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option for the key of a backup file. It refuses a short key. */
final class KeyOption {
  private static final int SHORTEST = 16;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The key of the file, as env:NAME or file:PATH: a text of 16 characters or more. Without"
              + " it, the file is not encrypted.")
  private String key;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Returns the key; null without the option. */
  Secret read() {
    if (key == null) {
      return null;
    }
    if (!key.startsWith("env:") && !key.startsWith("file:")) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          say(
              "backup.key-in-command",
              "--key: write env:NAME or file:PATH, not the key: others can see a command line"));
    }
    Secret secret;
    try {
      secret = new SecretReader(System.getenv(), Path.of("")).read(key);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--key: " + e.getMessage(), e);
    }
    if (secret.reveal().length() < SHORTEST) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          say("backup.short-key", "--key: the key needs {0} characters or more", SHORTEST));
    }
    return secret;
  }
}
