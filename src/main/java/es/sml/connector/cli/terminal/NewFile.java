package es.sml.connector.cli.terminal;

import static es.sml.connector.language.LocalizedText.say;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Writes a new file for a command, and overwrites none. */
public final class NewFile {
  private NewFile() {}

  /**
   * Creates a file with this content, or none if it cannot be written, as on a full disk.
   *
   * @throws CommandLine.ParameterException if the file exists
   */
  public static void write(Path file, byte[] content, CommandLine command) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      throw new CommandLine.ParameterException(
          command, say("support.exists", "{0} exists; name a new file.", file));
    }
    try {
      Files.write(file, content);
    } catch (IOException e) {
      // A part of a file would stand in the way of the next attempt.
      Files.delete(file);
      throw e;
    }
  }
}
