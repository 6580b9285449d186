package es.sml.connector.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.cli.SmlConnector;
import es.sml.connector.testing.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a restore whose disk is full, or which is killed, leaves no state that looks whole. */
class InterruptedRestoreTest {
  private static final int LEDGER_BYTES = 32 << 20;

  @TempDir private Path directory;
  private RunningConnector connector;
  private Path data;
  private Path file;
  private Path output;

  @BeforeEach
  void backUp() throws IOException {
    connector = new RunningConnector(directory);
    connector.settings(); // writes the configuration
    data = directory.resolve("data");
    output = directory.resolve("output");
    file = directory.resolve("backup");
    Path source = directory.resolve("source");
    put(source.resolve("broker/journal/activemq-data-2.amq"), 1000);
    put(source.resolve("ledger.db"), LEDGER_BYTES);
    new BackupFile(file, null).write(source, "2026-11-27T03:30:00Z", "1");
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  /** A limit for the size of a file stands for the full disk. */
  @Test
  void aFullDiskLeavesAnEmptyDirectory() throws Exception {
    assertThat(restore("ulimit -f 10000; ").waitFor()).isEqualTo(1);
    assertThat(output).content().contains("File too large");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aKilledRestorePreventsAStart() throws Exception {
    Process restore = restore("");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> Files.exists(data.resolve("unfinished-restore/ledger.db")));
    assertThat(restore.destroyForcibly().waitFor()).isEqualTo(137);

    assertThatThrownBy(connector::start)
        .hasMessageContaining("the restore into " + data + " was interrupted")
        .hasMessageContaining("Empty the directory, and run the restore again");
    assertThat(data.resolve("ledger.db")).doesNotExist();
    assertThat(restore("").waitFor()).isEqualTo(1);
    assertThat(output).content().contains(data + " has files");
  }

  /** Starts it as a process of its own, after a command of the shell. */
  private Process restore(String before) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            before + "exec \"$0\" \"$@\"",
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            SmlConnector.class.getName(),
            "restore",
            file.toString(),
            "--config",
            directory.resolve("config").toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  // The bytes are random, because others are packed and unpacked at once.
  private static void put(Path file, int length) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
  }
}
