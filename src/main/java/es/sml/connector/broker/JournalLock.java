package es.sml.connector.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock that Artemis holds on its journal while it runs. */
public final class JournalLock {
  private JournalLock() {}

  /**
   * Returns whether a running broker uses the directory.
   *
   * @throws IOException if the file of the lock cannot be opened
   */
  public static boolean isHeld(Path brokerDirectory) throws IOException {
    Path lockFile = brokerDirectory.resolve("journal").resolve("serverlock.1");
    if (!Files.exists(lockFile)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // this process holds it
    }
  }
}
