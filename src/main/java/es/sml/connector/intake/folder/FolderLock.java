package es.sml.connector.intake.folder;

import es.sml.connector.setting.file.SharedFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock on a folder, across all connectors and all routes. The operating system
 * releases it when the process ends. A marker file, a renamed file or a database row would need a
 * cleanup after a crash.
 */
public final class FolderLock implements AutoCloseable {
  // The lock file is in a hidden folder, so that other programs neither read nor delete it.
  private static final String OWN_FOLDER = ".sml-connector";
  private static final String LOCK_FILE = "lock";

  // A process that opens the lock file twice loses its lock when it closes one of the two.
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Returns the lock, or null if another process or route has it. */
  public static FolderLock of(Path directory) throws IOException {
    Path folder = directory.toRealPath();
    if (!OF_THIS_PROCESS.add(folder)) {
      return null;
    }
    FolderLock lock = null;
    try {
      SharedFolder shared = new SharedFolder(folder);
      shared.make(OWN_FOLDER);
      FileChannel channel = shared.openForWriting(OWN_FOLDER, LOCK_FILE);
      lock = lock(folder, channel);
      return lock;
    } finally {
      if (lock == null) {
        OF_THIS_PROCESS.remove(folder);
      }
    }
  }

  private static FolderLock lock(Path folder, FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      return lock == null ? null : new FolderLock(folder, channel);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OF_THIS_PROCESS.remove(folder);
    }
  }
}
