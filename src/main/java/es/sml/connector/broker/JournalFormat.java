package es.sml.connector.broker;

import es.sml.connector.failure.NewerDataException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;

/** Refuses a journal of a newer Artemis, whose own message names neither the place nor a remedy. */
final class JournalFormat {
  private JournalFormat() {}

  /**
   * @param directory the broker's directory, with a journal or without
   * @throws NewerDataException if a file of the journal has a newer format
   */
  static void check(Path directory) throws IOException {
    Path journal = directory.resolve("journal");
    if (!Files.isDirectory(journal)) {
      return;
    }
    try (Stream<Path> files = Files.list(journal)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".amq")).toList()) {
        if (format(file) > JournalImpl.FORMAT_VERSION) {
          throw new NewerDataException(
              "the broker's journal in %s has a format that this program does not know. A newer version wrote it, or %s is damaged"
                  .formatted(directory.toAbsolutePath(), file.getFileName()));
        }
      }
    }
  }

  // Each file begins with it. A file that is shorter was never written.
  private static int format(Path file) throws IOException {
    try (DataInputStream content = new DataInputStream(Files.newInputStream(file))) {
      return Files.size(file) < Integer.BYTES ? 0 : content.readInt();
    }
  }
}
