package es.sml.connector.intake.folder;

import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Decides whether the connector's user may use a folder. */
public final class FolderAccess {
  private FolderAccess() {}

  /**
   * Checks a folder that exists.
   *
   * @throws DropFolderException if a permission is missing
   */
  public static void check(Path directory) throws DropFolderException {
    if (!Files.isWritable(directory) && isReadOnly(directory)) {
      throw new DropFolderException(
          LocalizedText.of(
              "folder.read-only",
              "the file system of {0} is read-only; mount it so that the connector can write",
              directory.toAbsolutePath()),
          null);
    }
    if (!Files.isReadable(directory)
        || !Files.isWritable(directory)
        || !Files.isExecutable(directory)) {
      throw new DropFolderException(
          LocalizedText.of(
              "folder.closed",
              "no permission to read, write and search {0}; give it to the connector's user",
              directory.toAbsolutePath()),
          null);
    }
  }

  private static boolean isReadOnly(Path directory) {
    try {
      return Files.getFileStore(directory).isReadOnly();
    } catch (IOException e) {
      return false; // a missing permission is the reason, too
    }
  }

  /**
   * Creates a folder with those above it.
   *
   * @throws DropFolderException if it cannot be created
   */
  public static void make(Path directory) throws DropFolderException {
    Path existing = existing(directory);
    if (!Files.isDirectory(existing)) {
      throw new DropFolderException(
          LocalizedText.of(
              "folder.no-directory",
              "{0} is a file, not a folder; correct directory in dealers.yaml",
              existing),
          null);
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DropFolderException(
          LocalizedText.of(
              "folder.missing",
              "the folder does not exist and cannot be created ({0}); create it, and let the"
                  + " connector's user write in it",
              // The file system of /proc, for example, has no place for a new folder.
              e instanceof NoSuchFileException
                  ? LocalizedText.of("folder.no-new", "its file system accepts no new folder")
                  : DropFolderErrors.reason(e)),
          e);
    }
  }

  private static Path existing(Path directory) {
    Path existing = directory.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing;
  }

  /**
   * Checks a folder before a start, which would create a missing one. It creates the highest
   * missing folder, and deletes it again.
   *
   * @return true if the folder exists
   * @throws IOException if it cannot be used or created
   */
  public static boolean checkBeforeStart(Path directory) throws IOException {
    Path existing = existing(directory);
    Path wanted = directory.toAbsolutePath();
    if (existing.equals(wanted)) {
      make(wanted);
      check(wanted);
      return true;
    }
    Path highest = existing.resolve(wanted.getName(existing.getNameCount()));
    make(highest);
    Files.delete(highest);
    return false;
  }
}
