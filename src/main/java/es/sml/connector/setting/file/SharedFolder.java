package es.sml.connector.setting.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A folder that other programs write to, too. No link in it is followed, so that they cannot reach
 * files elsewhere. The path of the folder itself may be a link, because an operator sets it.
 * Methods take the name of a folder below; null means this folder.
 */
public record SharedFolder(Path directory) {
  /** Prefix of the name of an incomplete file. */
  public static final String PART = ".part-";

  private static final Set<PosixFilePermission> EXECUTE =
      EnumSet.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** A regular file in the folder, by its name. */
  public record Entry(Path name, BasicFileAttributes attributes) {}

  /**
   * Creates a folder below if it is missing, with the modes of this folder.
   *
   * @throws IOException if its name is taken by something else, such as a link to a folder
   */
  public void make(String below) throws IOException {
    Path path = directory.resolve(below);
    try {
      Files.createDirectory(
          path); // folders above are not created: this one may just have been removed
    } catch (FileAlreadyExistsException e) {
      open(below).close();
      return;
    }
    if (PrivateFiles.hasModes(directory)) {
      try (OpenFolder folder = open(null)) {
        folder.setMode(path.getFileName(), Files.getPosixFilePermissions(directory));
      }
    }
  }

  /** Moves a file into a folder below; a link is moved as a link. */
  public void move(Path name, String below, Path newName) throws IOException {
    try (OpenFolder folder = open(null);
        OpenFolder target = folder.below(below)) {
      folder.move(name, target, newName);
    }
  }

  /** Moves a file from a folder below into this folder. */
  public void moveBack(String below, Path name, Path newName) throws IOException {
    try (OpenFolder folder = open(null);
        OpenFolder source = folder.below(below)) {
      source.move(name, folder, newName);
    }
  }

  /** Writes a complete file or none, for all users who may read the folder. */
  public void write(String below, Path name, byte[] content) throws IOException {
    Path part =
        Path.of(
            PART
                + UUID
                    .randomUUID()); // a random name, so that no program can put a link there first
    try (OpenFolder folder = open(below)) {
      try (SeekableByteChannel channel =
          folder.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        if (channel instanceof FileChannel file) {
          file.force(true);
        }
      }
      if (PrivateFiles.hasModes(directory)) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory);
        mode.removeAll(EXECUTE);
        folder.setMode(part, mode);
      }
      folder.move(part, folder, name);
    }
  }

  /** Opens a file for writing and creates it if it is missing. */
  public FileChannel openForWriting(String below, String name) throws IOException {
    try (OpenFolder folder = open(below)) {
      return (FileChannel)
          folder.open(Path.of(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /** Reads at most so many bytes of a file. */
  public byte[] read(String below, Path name, int most) throws IOException {
    try (OpenFolder folder = open(below);
        InputStream in = Channels.newInputStream(folder.open(name, StandardOpenOption.READ))) {
      return in.readNBytes(most);
    }
  }

  /** Lists the regular files; a missing folder has none. */
  public List<Entry> files(String below) throws IOException {
    Path listed = below == null ? directory : directory.resolve(below);
    if (!Files.exists(listed, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    List<Entry> files = new ArrayList<>();
    try (OpenFolder folder = open(below);
        DirectoryStream<Path> entries = folder.entries()) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        BasicFileAttributes attributes = attributes(folder, name);
        if (attributes != null && attributes.isRegularFile()) {
          files.add(new Entry(name, attributes));
        }
      }
    }
    return files;
  }

  private static BasicFileAttributes attributes(OpenFolder folder, Path name) throws IOException {
    try {
      return folder.view(name, BasicFileAttributeView.class).readAttributes();
    } catch (NoSuchFileException e) {
      return null; // removed after it was listed
    }
  }

  /** Removes a file, or a link itself. */
  public void delete(String below, Path name) throws IOException {
    try (OpenFolder folder = open(below)) {
      folder.delete(name);
    }
  }

  private OpenFolder open(String below) throws IOException {
    OpenFolder folder = OpenFolder.of(directory);
    if (below == null) {
      return folder;
    }
    try (folder) {
      return folder.below(below);
    }
  }
}
