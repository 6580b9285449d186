package es.sml.connector.setting.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and directories that only their owner can use, on file systems with modes. */
public final class PrivateFiles {
  private static final String DIRECTORY = "rwx------";
  private static final String FILE = "rw-------";
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PrivateFiles() {}

  /** Returns true if the file system at this path has modes; Windows has none. */
  public static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Creates the directory and the missing ones above it. */
  public static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, attributes(directory, DIRECTORY));
    }
  }

  /** Creates the file if it is missing. */
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, fileMode(file));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw e;
      }
    }
  }

  /** Attributes for the creation of a private file near this path. */
  public static FileAttribute<?>[] fileMode(Path near) {
    return attributes(near, FILE);
  }

  /** Returns true if others than the owner have any right; for a link, to its target. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    return hasModes(path) && !OWNER.containsAll(Files.getPosixFilePermissions(path));
  }

  /** Removes all rights of others than the owner; links stay unchanged. */
  public static void close(Path path) throws IOException {
    if (hasModes(path) && !Files.isSymbolicLink(path)) {
      Set<PosixFilePermission> mode =
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      if (mode.retainAll(OWNER)) {
        Files.setPosixFilePermissions(path, mode);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String mode) {
    return hasModes(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
