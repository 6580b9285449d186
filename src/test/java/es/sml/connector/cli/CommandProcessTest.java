package es.sml.connector.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command does as a process: when its output or its files cannot be written. */
class CommandProcessTest {
  private static final File FULL = new File("/dev/full"); // each write fails: no space left

  @TempDir Path directory;

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(directory.resolve("token"), "q7Xw2Zk9Lr4Vb8Nc3Ht6Jd1Fs5Gm0PyA");
    Files.writeString(
        directory.resolve("application.properties"),
        "ops.port = 1\nops.operator-token = file:token\n");
  }

  @Test
  void aCommandFailsIfItsOutputIsNotComplete() throws Exception {
    assumeTrue(FULL.exists());
    Process command = java("config", "--help").redirectOutput(FULL).start();
    assertThat(command.errorReader().lines())
        .containsExactly(
            "sml-connector: the output is not complete because a write to it failed. Check the free"
                + " space and the permissions of its place, and run the command again.");
    assertThat(command.waitFor()).isEqualTo(1);
  }

  @Test
  void watchEndsQuietlyWhenItsReaderEnds() throws Exception {
    Process command = java("status", "--watch", "1", "--config", directory.toString()).start();
    try (BufferedReader reader = command.inputReader()) {
      assertThat(reader.readLine()).isNotEmpty();
    }
    assertThat(command.waitFor(20, SECONDS)).isTrue();
    assertThat(command.errorReader().lines()).isEmpty();
    command.destroy();
  }

  @Test
  void aNewFileThatCannotBeWrittenLeavesNone() throws Exception {
    Path bundle = directory.resolve("bundle.zip");
    ProcessBuilder limited =
        java("support-bundle", bundle.toString(), "--config", directory.toString());
    limited.command().addAll(0, List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"));
    Process command = limited.start();
    assertThat(command.errorReader().lines()).anyMatch(line -> line.contains("File too large"));
    assertThat(command.waitFor()).isEqualTo(1);
    assertThat(bundle).doesNotExist();
  }

  @Test
  void aClassArchiveNeedsAWritableInstallation() throws Exception {
    ProcessBuilder builder = java("class-archive");
    builder.command().add(1, "-Dconnector.home=" + directory.resolve("none"));
    Process command = builder.start();
    assertThat(command.errorReader().lines())
        .containsExactly(
            "sml-connector class-archive: this user may not write into "
                + directory.resolve("none")
                + "; run the command as the owner of this directory.");
    assertThat(command.waitFor()).isEqualTo(1);
  }

  private static ProcessBuilder java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Duser.language=en"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SmlConnector.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
