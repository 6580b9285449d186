package es.sml.connector.cluster;

import es.sml.connector.setting.file.PrivateFiles;
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
 * The name of a node, in its data directory. It refuses a data directory that another process uses.
 * The name survives a restart, so that the node resumes its leases at once.
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
   * Reads the name from a data directory; creates it at the first start.
   *
   * @throws IllegalStateException if another process uses it
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
                + " is in use by another process; give each node its own data-directory");
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

  /** Releases the name and its lock. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process holds the lock
    }
  }

  private static String name(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME);
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
      // a write may be partial
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
