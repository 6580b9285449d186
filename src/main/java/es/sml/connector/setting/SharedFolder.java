package es.sml.connector.setting;

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
 * A folder that others write to as well. No link in it is followed, so that they reach nothing
 * elsewhere by one. The path of the folder itself may be a link: only an operator can name it.
 * Methods take the name of a folder below; null means this folder.
 */
public final class SharedFolder {
  /** How the name of a file begins that is not whole yet. */
  public static final String PART = ".part-";

  private static final Set<PosixFilePermission> EXECUTE =
      EnumSet.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path directory;

  public SharedFolder(Path directory) {
    this.directory = directory;
  }

  /** A regular file in the folder, by its name. */
  public record Entry(Path name, BasicFileAttributes attributes) {}

  /**
   * Makes a folder below if it is missing, for the same users as this one.
   *
   * @throws IOException if there is something else by its name, as a link to a folder
   */
  public void make(String below) throws IOException {
    Path path = directory.resolve(below);
    try {
      Files.createDirectory(path); // not those above, which may just have gone
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

  /** Moves what is at a name, a link as a link, into a folder below. */
  public void move(Path name, String below, Path newName) throws IOException {
    try (OpenFolder folder = open(null);
        OpenFolder target = folder.below(below)) {
      folder.move(name, target, newName);
    }
  }

  /** Writes a file that is whole under its name or not there, for all who may read the folder. */
  public void write(String below, Path name, byte[] content) throws IOException {
    Path part = Path.of(PART + UUID.randomUUID()); // no one can foretell it and lay a link there
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

  /** Opens a file for writing, and makes it if it is missing. */
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

  /** Lists the regular files; there are none in a folder that is not there. */
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
      return null; // gone since it was listed
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
