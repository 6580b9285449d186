package es.sml.connector.intake.file;

import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DroppedName;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.setting.file.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The files in processed/ and failed/ of a drop folder: finds and deletes those of one message, or
 * all that were moved before some time.
 */
public final class KeptFiles {
  private static final List<String> FOLDERS = List.of(DropFolder.PROCESSED, DropFolder.FAILED);
  private static final int LONGEST_BEGINNING = 60; // the name may have been cut

  private final Path directory;
  private final SharedFolder folder;

  public KeptFiles(DropFolder folder) {
    this.directory = folder.directory();
    this.folder = folder.shared();
  }

  /** Removes files that are older than this time. */
  public int forget(Duration age) throws IOException {
    Instant before = Instant.now().minus(age);
    int forgotten = 0;
    for (String below : FOLDERS) {
      for (SharedFolder.Entry file : folder.files(below)) {
        if (movedAt(directory.resolve(below).resolve(file.name())).isBefore(before)) {
          folder.delete(below, file.name());
          forgotten++;
        }
      }
    }
    return forgotten;
  }

  /**
   * Finds the files of a message, which may have been dropped more than once.
   *
   * @param name the name at the drop
   * @param most the most bytes of a message
   */
  public List<Path> find(String dealer, String key, String name, int most) throws IOException {
    String beginning =
        DroppedName.stem(name)
            .substring(0, Math.min(LONGEST_BEGINNING, DroppedName.stem(name).length()));
    List<Path> found = new ArrayList<>();
    for (SharedFolder.Entry file : folder.files(DropFolder.PROCESSED)) {
      if (file.name().toString().startsWith(beginning)
          && file.attributes().size() <= most
          && MessageKey.of(dealer, name, folder.read(DropFolder.PROCESSED, file.name(), most))
              .equals(key)) {
        found.add(file.name());
      }
    }
    return found;
  }

  public void delete(List<Path> names) throws IOException {
    for (Path name : names) {
      folder.delete(DropFolder.PROCESSED, name);
    }
  }

  // The file's own time may be years old. A move changes this time, if the file system has it.
  private static Instant movedAt(Path file) throws IOException {
    return FileSnapshot.of(file).changed().toInstant();
  }
}
