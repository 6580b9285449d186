package es.sml.connector.runtime.start;

import es.sml.connector.setting.file.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps unpacked native libraries and temporary files in the data directory, where other users of
 * the machine cannot read or replace them.
 */
public final class UnpackedFiles {
  private static final String FOLDER = "tmp";
  private static final List<String> LIBRARIES =
      List.of(
          "org.sqlite.tmpdir", "io.netty.native.workdir", "io.netty.tmpdir", "vertx.cacheDirBase");
  private static final Set<String> SET_BY_US = new HashSet<>();

  private UnpackedFiles() {}

  /**
   * Moves the directories into the data directory, except those that the command line sets. In the
   * connector's own process, {@code java.io.tmpdir} always moves.
   */
  public static synchronized void keepIn(Path dataDirectory) {
    if (!PrivateFiles.hasModes(dataDirectory)) {
      return; // on Windows each user has a temporary directory of its own
    }
    Path folder = dataDirectory.resolve(FOLDER).toAbsolutePath();
    Path own = folder.resolve(ProcessHandle.current().pid() + "-" + System.nanoTime());
    try {
      PrivateFiles.createDirectories(own);
      removeThoseOfEndedProcesses(folder, own);
    } catch (IOException e) {
      throw new UncheckedIOException("data-directory: " + folder + " cannot be used", e);
    }
    for (String property : LIBRARIES) {
      if (SET_BY_US.contains(property) || System.getProperty(property) == null) {
        SET_BY_US.add(property);
        System.setProperty(property, own.toString());
      }
    }
    if (System.getProperty("connector.home") != null) {
      System.setProperty("java.io.tmpdir", own.toString()); // no other program runs in this process
    }
  }

  private static void removeThoseOfEndedProcesses(Path folder, Path own) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path one : all.filter(path -> !path.equals(own) && hasEnded(path)).toList()) {
        remove(one);
      }
    }
  }

  // In a container every process may have the same id.
  private static boolean hasEnded(Path folder) {
    String name = folder.getFileName().toString();
    int dash = name.indexOf('-');
    if (dash < 1 || !name.substring(0, dash).chars().allMatch(Character::isDigit)) {
      return false;
    }
    long pid = Long.parseLong(name.substring(0, dash));
    return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      // The next start removes the remaining files.
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
