package es.sml.connector.cli.terminal;

import static es.sml.connector.language.LocalizedText.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Checks that the standard output took everything that a command printed. Java's streams ignore a
 * failed write.
 */
public final class StandardOutput {
  private static final int FILE_TYPE = 0170000; // of a file's mode, see inode(7)
  private static final int PIPE = 0010000;

  private StandardOutput() {}

  /** Returns whether a write failed, such as on a full disk or into a pipe without a reader. */
  public static boolean isBroken() {
    return System.out.checkError();
  }

  /**
   * Returns the exit code of a command, which failed if its output is not complete. A reader such
   * as head closes a pipe on purpose.
   */
  public static int checked(int exitCode) {
    if (!isBroken() || isPipe()) {
      return exitCode;
    }
    System.err.println(
        say(
            "output.incomplete",
            "sml-connector: the output is not complete because a write to it failed. Check the free"
                + " space and the permissions of its place, and run the command again."));
    return exitCode == CommandLine.ExitCode.OK ? CommandLine.ExitCode.SOFTWARE : exitCode;
  }

  private static boolean isPipe() {
    try {
      int mode = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
      return (mode & FILE_TYPE) == PIPE;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
