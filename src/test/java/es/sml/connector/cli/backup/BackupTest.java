package es.sml.connector.cli.backup;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.cli.SmlConnector;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A backup of a running connector, put back after its leads went in. */
class BackupTest {
  private static final int LEADS = 12;

  @TempDir private Path directory;
  private RunningConnector connector;
  private Path data;
  private Path file;
  private Path key;
  private String out;
  private String err;

  @BeforeEach
  void start() throws Exception {
    connector =
        new RunningConnector(directory)
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", String.valueOf(FreePorts.next()));
    connector.start();
    data = directory.resolve("data");
    file = directory.resolve("backup.sml");
    key = Files.writeString(directory.resolve("key"), "a key of the operator, long enough\n");
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void aRestoreLosesNoLeadAndCreatesNoneTwice() throws Exception {
    connector.offer(0, 1);
    connector.awaitCreated(1);
    connector.fault(on("create-lead").respond(503));
    connector.offer(1, LEADS);
    connector.send("dealers.norte.leads", largeLead());
    connector.awaitQueueEmpty("dealers.norte.leads");
    assertThat(run(0, "backup", file.toString(), "--key", "file:" + key))
        .contains("encrypted, the state of");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(data.resolve("backup-copies")).isEmptyDirectory();
    connector.clearFaults();
    connector.awaitCreated(2 + LEADS);
    connector.stop();
    FileUtil.removeDir(data.toFile());

    assertThat(run(0, "restore", file.toString(), "--key", "file:" + key))
        .contains(data + " has the state of", "back into the inbox");
    connector.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> created() == 2 + LEADS || connector.created() > 2 + LEADS);
    assertThat(connector.references()).doesNotHaveDuplicates().hasSize(2 + LEADS);
    connector.offer(1 + LEADS, 1);
    connector.awaitCreated(3 + LEADS);
  }

  private static String largeLead() {
    return RunningConnector.lead(90).replace("Seat León", "Seat León " + "x".repeat(300_000));
  }

  private long created() {
    return connector
        .ledger()
        .sql("SELECT COUNT(*) FROM lead WHERE state = 'CREATED'")
        .query(Long.class)
        .single();
  }

  private String run(int status, String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine command =
        SmlConnector.commandLine()
            .setOut(new PrintWriter(written))
            .setErr(new PrintWriter(errors));
    int ended =
        command.execute(
            Stream.concat(
                    Stream.of(arguments),
                    Stream.of("--config", directory.resolve("config").toString()))
                .toArray(String[]::new));
    out = written.toString();
    err = errors.toString();
    assertThat(ended).as(List.of(arguments) + "\n" + out + "\n" + err).isEqualTo(status);
    return out;
  }
}
