package es.sml.connector.cli.backup;

import es.sml.connector.database.Database;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.start.LedgerMark;
import es.sml.connector.runtime.start.UnfinishedRestore;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Fills an empty data directory from a backup. It refuses a directory with files, a newer ledger
 * and a full disk.
 *
 * <p>All files are collected in a folder, and the ledger leaves it last. So a start after an
 * interrupted restore ends with the reason, and a start after a finished one searches each lead in
 * SML.
 */
record RestoredDirectory(Path directory) {
  private static final String OF_FILE_SYSTEM = "lost+found";
  private static final long SPARE_BYTES = 64L << 20;

  /** Fills it, after the whole backup was read and checked. */
  Manifest fill(BackupFile backup) throws IOException {
    checkEmpty();
    Manifest manifest = backup.read(name -> OutputStream.nullOutputStream());
    if (!Database.knows(manifest.schema())) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "restore.newer-ledger",
              "{0} has a ledger of a newer version of the connector; install that version first",
              backup.path()));
    }
    PrivateFiles.createDirectories(directory);
    checkSpace(manifest);
    Path unfinished = UnfinishedRestore.in(directory);
    PrivateFiles.createDirectories(unfinished);
    try {
      LedgerMark.markRestored(unfinished);
      backup.read(name -> create(unfinished.resolve(name)));
      sync(unfinished);
    } catch (IOException | RuntimeException e) {
      FileSystemUtils.deleteRecursively(unfinished.toFile());
      throw e;
    }
    for (Path part : parts(unfinished)) {
      Files.move(part, directory.resolve(part.getFileName()));
    }
    Files.delete(unfinished);
    return manifest;
  }

  private void checkEmpty() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      if (files.anyMatch(file -> !file.endsWith(OF_FILE_SYSTEM))) {
        throw new BackupRefusedException(
            LocalizedText.of(
                "restore.not-empty",
                "{0} has files: a restore into it would mix two states, and leads would be there twice. Stop the connector, and move these files away",
                directory));
      }
    }
  }

  private void checkSpace(Manifest manifest) {
    long needed = manifest.bytes() + SPARE_BYTES;
    long free = directory.toFile().getUsableSpace();
    if (free < needed) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "restore.full",
              "the restore needs {0} MB in {1}, and {2} MB are free",
              (needed >> 20) + 1,
              directory,
              free >> 20));
    }
  }

  private static OutputStream create(Path file) throws IOException {
    PrivateFiles.createDirectories(file.getParent());
    PrivateFiles.createFile(file);
    return Files.newOutputStream(file);
  }

  private static void sync(Path files) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
          written.force(true);
        }
      }
    }
  }

  private static List<Path> parts(Path unfinished) throws IOException {
    try (Stream<Path> parts = Files.list(unfinished)) {
      return parts.sorted(Comparator.comparing(part -> part.endsWith(Database.FILE))).toList();
    }
  }
}
