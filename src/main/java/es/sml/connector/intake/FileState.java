package es.sml.connector.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Shows whether a file has changed, without a look at its content.
 *
 * @param changed also changes with the owner, the permissions and the folder, where the system has
 *     such a time
 */
record FileState(long size, FileTime modified, FileTime changed) {
  static FileState of(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileTime modified = attributes.lastModifiedTime();
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return new FileState(
        attributes.size(),
        modified,
        isUnix
            ? (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
            : modified);
  }

  /** Returns a text that stays the same over a restart while the file does not change. */
  String text() {
    return size + " " + modified + " " + changed;
  }
}
