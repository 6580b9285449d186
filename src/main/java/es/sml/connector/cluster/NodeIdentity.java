package es.sml.connector.cluster;

import es.sml.connector.setting.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A node's name, which stays the same from start to start: what it held before a crash it takes up
 * again at once. As long as it is open, no second process has it.
 */
public final class NodeIdentity implements AutoCloseable {
  private static final String FILE = "node-id";
  private static final int LONGEST_NAME = 64;

  private final FileChannel file;
  private final String name;

  private NodeIdentity(FileChannel file, String name) {
    this.file = file;
    this.name = name;
  }

  /**
   * Takes the name that is kept in a data directory, made there at the first start.
   *
   * @throws IllegalStateException when another process has it
   */
  public static NodeIdentity open(Path dataDirectory) {
    try {
      PrivateFiles.createDirectories(dataDirectory);
      Path path = dataDirectory.resolve(FILE);
      PrivateFiles.createFile(path);
      FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(file)) {
        file.close();
        throw new IllegalStateException(
            "data-directory: "
                + dataDirectory.toAbsolutePath()
                + " is in use by another process; each node needs one of its own");
      }
      return new NodeIdentity(file, name(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data-directory: " + dataDirectory.toAbsolutePath() + " cannot be written", e);
    }
  }

  public String name() {
    return name;
  }

  /** Gives the name back, and with it the lock. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process
    }
  }

  private static String name(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME);
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
      // until it is whole
    }
    String known = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    if (!known.isEmpty()) {
      return known;
    }
    String fresh = UUID.randomUUID().toString();
    file.write(ByteBuffer.wrap((fresh + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    file.force(true);
    return fresh;
  }
}
