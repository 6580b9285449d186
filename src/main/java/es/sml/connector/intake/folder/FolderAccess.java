package es.sml.connector.intake.folder;

import es.sml.connector.language.LocalizedText;
import java.nio.file.Files;
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

  /**
   * Checks a folder before a start, which would create a missing one.
   *
   * @return true if the folder exists
   * @throws DropFolderException if it cannot be used or created
   */
  public static boolean checkBeforeStart(Path directory) throws DropFolderException {
    Path existing = directory.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new DropFolderException(
          LocalizedText.of("folder.no-directory", "{0} is a file, not a folder", existing), null);
    }
    check(existing);
    return existing.equals(directory.toAbsolutePath());
  }
}
