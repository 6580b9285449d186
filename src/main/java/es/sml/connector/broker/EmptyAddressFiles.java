package es.sml.connector.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes the folders of Artemis's paging that a full disk left with an empty address file.
 * Otherwise Artemis warns of each folder at every start, and asks an operator to delete it.
 */
final class EmptyAddressFiles {
  private EmptyAddressFiles() {}

  /** Removes folders that hold only an empty address file; a page file would hold messages. */
  static void remove(Path paging) throws IOException {
    if (!Files.isDirectory(paging)) {
      return;
    }
    for (Path folder : files(paging)) {
      List<Path> files = Files.isDirectory(folder) ? files(folder) : List.of();
      if (files.size() == 1
          && files.get(0).endsWith("address.txt")
          && Files.size(files.get(0)) == 0) {
        Files.delete(files.get(0));
        Files.delete(folder);
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
