package es.sml.connector.runtime.start;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.setting.file.PrivateFiles;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.sandbox.SandboxFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of the data directory that is put back after leads of it went in. */
class RestoreTest {
  private static final SandboxFault AWAY = on("create-lead").respond(503);
  private static final int LEADS = 12;

  @TempDir Path directory;
  private RunningConnector connector;
  private Path data;
  private Path backup;

  @BeforeEach
  void prepare() {
    connector = new RunningConnector(directory).withSetting("ops.enabled", "false");
    data = directory.resolve("data");
    backup = directory.resolve("backup");
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void aRestoredCopyCreatesNoDuplicate() throws Exception {
    backUpWithLeadsThatGoInAfterwards();
    FileUtil.removeDir(data.toFile());
    Files.move(backup, data);
    awaitAllSearched();
  }

  /** As a snapshot of a whole machine is put back: nothing on the disk shows it. */
  @Test
  void aRestoreWithoutATraceOnDiskCreatesNoDuplicate() throws Exception {
    backUpWithLeadsThatGoInAfterwards();
    putBackInPlace();
    awaitAllSearched();
  }

  @Test
  void aMissingOrEmptyLedgerBesideAnOldJournalStopsTheStart() throws Exception {
    backUpWithLeadsThatGoInAfterwards();
    FileUtil.removeDir(data.toFile());
    Files.move(backup, data);
    Path ledger = data.resolve("ledger.db");
    for (String part : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(data.resolve("ledger.db" + part));
    }
    assertThatThrownBy(connector::start)
        .hasMessageContaining(ledger + " is missing or empty")
        .hasMessageContaining("--new-ledger");
    assertThat(ledger).doesNotExist();
    Files.createFile(ledger, PrivateFiles.fileMode(data));
    assertThatThrownBy(connector::start).hasMessageContaining(ledger + " is missing or empty");
    LedgerFile.allowNew(connector.settings());
    awaitAllSearched(LEADS);
  }

  private void backUpWithLeadsThatGoInAfterwards() throws Exception {
    connector.start();
    connector.offer(0, 1);
    connector.awaitCreated(1);
    connector.fault(AWAY);
    connector.offer(1, LEADS);
    connector.stop();
    copy(data, backup);
    connector.clearFaults();
    connector.start();
    connector.awaitCreated(1 + LEADS);
    connector.stop();
  }

  private void awaitAllSearched() throws Exception {
    awaitAllSearched(1 + LEADS);
  }

  private void awaitAllSearched(int expected) throws Exception {
    connector.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> connector.createdInLedger() == expected || connector.created() > 1 + LEADS);
    assertThat(connector.references()).doesNotHaveDuplicates().hasSize(1 + LEADS);
    connector.offer(1 + LEADS, 1);
    connector.awaitCreated(2 + LEADS);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
      }
    }
  }

  private void putBackInPlace() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!Files.exists(backup.resolve(data.relativize(file).toString()))) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(backup)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = data.resolve(backup.relativize(file).toString());
        Files.createDirectories(place.getParent());
        try (OutputStream out = Files.newOutputStream(place)) { // the same file, by its inode
          Files.copy(file, out);
        }
        Files.setLastModifiedTime(place, Files.getLastModifiedTime(file));
      }
    }
  }
}
