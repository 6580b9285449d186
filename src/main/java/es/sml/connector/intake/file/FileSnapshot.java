package es.sml.connector.intake.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The size and times of a file. They show a changed file without reading its content.
 *
 * @param changed a time that also changes with owner, permissions and folder, if the system has one
 */
record FileSnapshot(long size, FileTime modified, FileTime changed) {
  static FileSnapshot of(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileTime modified = attributes.lastModifiedTime();
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return new FileSnapshot(
        attributes.size(),
        modified,
        isUnix
            ? (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
            : modified);
  }

  /**
   * Returns whether a file that was moved still has the size and the time of this state, or was
   * already taken away.
   */
  boolean isOf(Path moved) throws IOException {
    try {
      FileSnapshot now = of(moved);
      return size == now.size && modified.equals(now.modified);
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** Returns a text that stays the same across restarts while the file is unchanged. */
  String text() {
    return size + " " + modified + " " + changed;
  }
}
