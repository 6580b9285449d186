package es.sml.connector.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the journal of an earlier build to its present place: with a relative data-directory it was
 * in data/broker/data/broker.
 */
final class NestedJournal {
  private NestedJournal() {}

  /**
   * Moves the journal to its present directory; an interrupted move continues at the next start.
   *
   * @throws IOException if the journal cannot be moved or is in use; the connector must not start
   *     then, or its messages would be lost
   */
  static void moveOut(Path directory) throws IOException {
    Path home = directory.toAbsolutePath().normalize();
    Path nested = home.resolve(directory).normalize();
    if (directory.isAbsolute() || nested.equals(home) || !Files.isDirectory(nested)) {
      return;
    }
    checkUnused(nested);
    for (Path part : files(nested)) {
      Files.move(part, home.resolve(part.getFileName()));
    }
    for (Path empty = nested; files(empty).isEmpty(); empty = empty.getParent()) {
      Files.delete(empty);
    }
  }

  private static void checkUnused(Path nested) throws IOException {
    if (JournalLock.isHeld(nested)) {
      throw new IOException(
          "an earlier build of the connector still runs in " + nested + "; stop it first");
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
