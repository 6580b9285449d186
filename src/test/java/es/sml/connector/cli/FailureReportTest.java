package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.NewerDataException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a command prints when it fails, and its exit status. */
class FailureReportTest {
  @Test
  void aRestartDoesNotHelpAgainstNewerData() {
    StringWriter printed = new StringWriter();
    int status =
        new CommandLine(new Failing(new NewerDataException("the ledger has the schema 99")))
            .setExecutionExceptionHandler(new FailureReport())
            .setErr(new PrintWriter(printed))
            .execute();
    assertThat(status).isEqualTo(2);
    assertThat(printed.toString().lines())
        .containsExactly(
            "failing: the ledger has the schema 99. Install the version that wrote it, or a later"
                + " one. Or restore the backup from before the update: docs/upgrade.md");
  }

  @Test
  void aFileThatCannotBeUsedHasItsReasonAndRemedy() {
    assertThat(printed(new NoSuchFileException("/no/x.backup")))
        .isEqualTo(
            "failing: /no/x.backup: the file or its directory does not exist; check the path");
    assertThat(printed(new AccessDeniedException("/no/x.backup")))
        .startsWith("failing: /no/x.backup: this user has no permission; change the permissions");
    assertThat(printed(new FileSystemException("/no/x.backup", null, "File name too long")))
        .isEqualTo(
            "failing: /no/x.backup: the file cannot be used (File name too long); check the path"
                + " and its disk");
  }

  private static String printed(Exception failure) {
    StringWriter printed = new StringWriter();
    new CommandLine(new Failing(failure))
        .setExecutionExceptionHandler(new FailureReport())
        .setErr(new PrintWriter(printed))
        .execute();
    return printed.toString().strip();
  }

  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
