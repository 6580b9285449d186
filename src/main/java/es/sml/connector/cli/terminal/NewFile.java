package es.sml.connector.cli.terminal;

import static es.sml.connector.language.LocalizedText.say;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine;

/** Writes a new file for a command, and overwrites none. */
public final class NewFile {
  private NewFile() {}

  /**
   * Creates a file with this content.
   *
   * @throws CommandLine.ParameterException if the file exists
   */
  public static void write(Path file, byte[] content, CommandLine command) throws IOException {
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new CommandLine.ParameterException(
          command, say("support.exists", "{0} exists; name a new file.", file));
    }
  }
}
