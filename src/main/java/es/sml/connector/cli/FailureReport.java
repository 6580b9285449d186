package es.sml.connector.cli;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsRefusedException;
import es.sml.connector.cli.terminal.UnconfirmedException;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.failure.NewerDataException;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.ext.RoutesLintException;
import es.sml.connector.setting.InvalidSettingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Prints the error of a command in one sentence, and decides its exit code. The log has the stack
 * trace at DEBUG.
 */
public final class FailureReport implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    LOG.debug("command failed", failure);
    String name = command.getCommandSpec().qualifiedName();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException
          || cause instanceof RoutesLintException
          || cause instanceof InvalidFormatFileException) {
        command
            .getErr()
            .println(name + say("configuration.has-errors", ": the configuration has errors:"));
        shown(cause).lines().forEach(line -> command.getErr().println("  " + line));
        return CommandLine.ExitCode.USAGE;
      }
    }
    command.getErr().println(name + ": " + reason(failure));
    return failure instanceof InvalidCallException
            || failure instanceof InvalidSettingException
            || failure instanceof UnconfirmedException
            || failure instanceof NewerDataException
            || (failure instanceof OpsRefusedException refused && refused.isUsage())
        ? CommandLine.ExitCode.USAGE
        : command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String reason(Throwable failure) {
    StringBuilder reason = new StringBuilder();
    String last = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : shown(cause);
      if (cause instanceof FileSystemException file && file.getFile() != null) {
        message = ofFile(file);
      }
      if (!last.contains(message)) {
        reason.append(reason.length() == 0 ? "" : ": ").append(message);
        last = message;
      }
    }
    return reason.toString();
  }

  // Java's own text is often the path alone.
  private static String ofFile(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return say(
          "file.missing",
          "{0}: the file or its directory does not exist; check the path",
          failure.getFile());
    }
    if (failure instanceof AccessDeniedException) {
      return say(
          "file.no-permission",
          "{0}: this user has no permission; change the permissions, or run the command as"
              + " another user",
          failure.getFile());
    }
    return say(
        "file.failed",
        "{0}: the file cannot be used ({1}); check the path and its disk",
        failure.getFile(),
        FailureWords.of(failure));
  }

  private static String shown(Throwable cause) {
    return LocalizedText.of(cause).shown();
  }
}
