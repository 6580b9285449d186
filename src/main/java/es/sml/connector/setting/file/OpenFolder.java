package es.sml.connector.setting.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * An open folder. With {@code secure}, all work happens in this folder, even if another file takes
 * its path.
 *
 * @param secure null on systems without it, such as Windows
 */
record OpenFolder(Path path, SecureDirectoryStream<Path> secure) implements AutoCloseable {
  static OpenFolder of(Path path) throws IOException {
    DirectoryStream<Path> opened = stream(path);
    if (opened instanceof SecureDirectoryStream<Path> secure) {
      return new OpenFolder(path, secure);
    }
    opened.close();
    return new OpenFolder(path, null);
  }

  /**
   * Opens the folder below.
   *
   * @throws IOException if it is a link or not a folder
   */
  OpenFolder below(String name) throws IOException {
    Path below = path.resolve(name);
    try {
      if (secure != null) {
        return new OpenFolder(
            below, secure.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
      }
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS) ? e : noFolder(below, e);
    }
    if (!Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
      throw noFolder(below, null);
    }
    return new OpenFolder(below, null);
  }

  SeekableByteChannel open(Path name, OpenOption... how) throws IOException {
    Set<OpenOption> options = new HashSet<>(Arrays.asList(how));
    options.add(LinkOption.NOFOLLOW_LINKS);
    return secure == null
        ? Files.newByteChannel(path.resolve(name), options)
        : secure.newByteChannel(name, options, PrivateFiles.fileMode(path));
  }

  <V extends BasicFileAttributeView> V view(Path name, Class<V> kind) {
    return secure == null
        ? Files.getFileAttributeView(path.resolve(name), kind, LinkOption.NOFOLLOW_LINKS)
        : secure.getFileAttributeView(name, kind, LinkOption.NOFOLLOW_LINKS);
  }

  void setMode(Path name, Set<PosixFilePermission> mode) throws IOException {
    view(name, PosixFileAttributeView.class).setPermissions(mode);
  }

  void move(Path name, OpenFolder target, Path newName) throws IOException {
    if (secure == null) {
      Path to = target.path.resolve(newName);
      Files.move(path.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try {
      secure.move(name, target.secure, newName);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(target.path + " must be on the same disk as the folder above it", e);
    }
  }

  void delete(Path name) throws IOException {
    if (secure == null) {
      Files.delete(path.resolve(name));
    } else {
      secure.deleteFile(name);
    }
  }

  DirectoryStream<Path> entries() throws IOException {
    return secure == null ? stream(path) : secure;
  }

  @Override
  public void close() throws IOException {
    if (secure != null) {
      secure.close();
    }
  }

  // The caller closes the folder.
  private static DirectoryStream<Path> stream(Path path) throws IOException {
    return path.getFileSystem().provider().newDirectoryStream(path, entry -> true);
  }

  private static IOException noFolder(Path path, IOException cause) {
    String what =
        Files.isSymbolicLink(path)
            ? " is a symbolic link, which the connector does not follow"
            : " is not a folder";
    return new IOException(path + what + "; put a folder in its place", cause);
  }
}
