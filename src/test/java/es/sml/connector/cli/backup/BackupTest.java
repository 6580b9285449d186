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
import java.util.Arrays;
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
        .until(() -> connector.createdInLedger() == 2 + LEADS || connector.created() > 2 + LEADS);
    assertThat(connector.references()).doesNotHaveDuplicates().hasSize(2 + LEADS);
    assertThat(noticed()).isEqualTo("the data directory was restored or copied");
    connector.offer(1 + LEADS, 1);
    connector.awaitCreated(3 + LEADS);
  }

  @Test
  void refusesWhatCouldCreateALeadTwice() throws Exception {
    run(0, "backup", file.toString());
    assertThat(out).contains("not encrypted: it has customers' data");
    assertThat(audited()).isEqualTo(1);
    run(1, "backup", file.toString());
    assertThat(err).contains(file + " exists already");
    run(2, "backup", directory.resolve("other").toString(), "--key", "env:NO_SUCH_KEY");
    assertThat(err).contains("NO_SUCH_KEY is not set");
    refused("has files: a restore into it would mix two states", file);

    connector.stop();
    FileUtil.removeDir(data.toFile());
    Files.createDirectories(data);
    Path newer = directory.resolve("newer");
    Path copy = Files.createDirectories(directory.resolve("copy"));
    Files.writeString(copy.resolve("ledger.db"), "SQLite");
    Files.createFile(newer);
    new BackupFile(newer, null).write(copy, "2026-11-27T03:30:00Z", "9999");
    refused("has a ledger of a newer version", newer);
    Path damaged = directory.resolve("damaged");
    byte[] whole = Files.readAllBytes(file);
    Files.write(damaged, Arrays.copyOf(whole, whole.length * 2 / 3));
    refused("is damaged or incomplete", damaged);
    refused("is a directory; name the file that the command backup wrote", directory);
    refusedWith("deliver.search-first", "never", "deliver.search-first is never");
    refusedWith("database.url", "jdbc:sqlite:" + directory.resolve("x.db"), "database.url or");
    assertThat(data).isEmptyDirectory();
    run(0, "restore", file.toString());
    assertThat(data.resolve("ledger.db")).isNotEmptyFile();
  }

  /** A ledger at another place is not copied together with the journal. */
  @Test
  void backsUpOnlyWhatIsInTheDataDirectory() throws Exception {
    connector.stop();
    FileUtil.removeDir(data.toFile());
    connector.withSetting("database.url", "jdbc:sqlite:" + directory.resolve("x.db")).start();
    run(1, "backup", file.toString());
    assertThat(err).contains("Their own tools back them up; docs/backup.md has the procedure");
    assertThat(file).doesNotExist();
  }

  private void refusedWith(String key, String value, String reason) throws IOException {
    Path properties = directory.resolve("config/application.properties");
    String before = Files.readString(properties);
    Files.writeString(properties, before + key + " = " + value + "\n");
    refused(reason, file);
    Files.writeString(properties, before);
  }

  private void refused(String reason, Path backup) {
    run(1, "restore", backup.toString());
    assertThat(err).contains(reason);
  }

  private long audited() {
    return connector
        .ledger()
        .sql("SELECT COUNT(*) FROM operator_action WHERE operation = 'backup'")
        .query(Long.class)
        .single();
  }

  private String noticed() {
    return connector
        .ledger()
        .sql("SELECT reason FROM restore WHERE account = ''")
        .query(String.class)
        .single();
  }

  private static String largeLead() {
    return RunningConnector.lead(90).replace("Seat León", "Seat León " + "x".repeat(300_000));
  }

  private String run(int status, String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine command =
        SmlConnector.commandLine().setOut(new PrintWriter(written)).setErr(new PrintWriter(errors));
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
