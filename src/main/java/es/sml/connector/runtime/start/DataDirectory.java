package es.sml.connector.runtime.start;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the customers' data on disk from other users of the machine. It refuses a directory that
 * they own or can reach.
 */
public final class DataDirectory {
  private static final String KEY = "data-directory";

  private final Configuration configuration;
  private final Path directory;

  private DataDirectory(Configuration configuration) {
    this.configuration = configuration;
    this.directory = configuration.settings().dataDirectory();
  }

  /**
   * Creates or checks the data directory before the connector writes into it.
   *
   * @throws ConfigurationException if other users can reach the directory or the ledger's file
   */
  public static void prepare(Configuration configuration) {
    DataDirectory data = new DataDirectory(configuration);
    try {
      PrivateFiles.createDirectories(data.directory);
      if (!Files.isWritable(data.directory)) {
        throw data.problem(
            KEY,
            LocalizedText.of(
                "start.read-only-directory",
                "the connector's user may not write in {0}; change its owner, or set another"
                    + " directory",
                data.directory.toAbsolutePath()));
      }
      data.check(data.directory);
      for (Path linked : data.linkedDirectories()) {
        data.check(linked);
        close(linked);
      }
      data.checkLedger(configuration.settings().database().sqliteFile());
      close(data.directory);
    } catch (IOException e) {
      throw data.problem(
          KEY,
          LocalizedText.of(
              "start.no-directory",
              "{0} cannot be created or read ({1}); set another directory",
              data.directory.toAbsolutePath(),
              FailureWords.of(e)));
    }
  }

  /** Removes other users' rights on the existing files. */
  public static void close(Path directory) {
    if (!PrivateFiles.hasModes(directory)) {
      return;
    }
    try {
      Files.walkFileTree(
          directory.toRealPath(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes)
                throws IOException {
              PrivateFiles.close(below);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              try {
                PrivateFiles.close(file);
              } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE; // the broker has deleted the file meanwhile
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          KEY + ": the permissions of a file in it cannot be changed", e);
    }
  }

  private void check(Path checked) throws IOException {
    if (!PrivateFiles.hasModes(checked)) {
      return;
    }
    if (PrivateFiles.isOpenToOthers(checked)) {
      throw problem(
          KEY,
          LocalizedText.of(
              "start.open-directory",
              "other users can reach {0}, which holds customers' data; run: chmod -R go-rwx {0} (or"
                  + " set a directory that does not exist yet)",
              checked.toAbsolutePath()));
    }
    if (!Files.getAttribute(checked, "unix:uid").equals(ownUid())) {
      throw problem(
          KEY,
          LocalizedText.of(
              "start.foreign-directory",
              "{0} belongs to another user, who can read its files; change its owner, or set another"
                  + " directory",
              checked.toAbsolutePath()));
    }
  }

  // A new file has the uid of the process. Java's UnixSystem returns 0 for a uid without a name, as
  // many containers have.
  private Object ownUid() throws IOException {
    Path own = Files.createTempFile(directory, ".owner-", null);
    try {
      return Files.getAttribute(own, "unix:uid");
    } finally {
      Files.delete(own);
    }
  }

  // A linked directory outside must be as private as the data directory itself.
  private List<Path> linkedDirectories() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isSymbolicLink).filter(Files::isDirectory).toList();
    }
  }

  private void checkLedger(Path file) throws IOException {
    if (file != null && Files.exists(file) && PrivateFiles.isOpenToOthers(file)) {
      throw problem(
          "database.url",
          LocalizedText.of(
              "start.open-ledger",
              "other users can reach {0}, which holds customers' data; run: chmod go-rwx {0}*",
              file.toAbsolutePath()));
    }
  }

  private ConfigurationException problem(String key, LocalizedText reason) {
    return new ConfigurationException(
        configuration.directory().resolve("application.properties"), 0, key, reason);
  }
}
