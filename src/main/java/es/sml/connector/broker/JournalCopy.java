package es.sml.connector.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/**
 * Copies the embedded broker's files as they are at one moment, while the broker runs. It fails
 * while the journal is too busy or is rewritten.
 *
 * <p>It takes the locks that Artemis takes when it copies its files to a second broker
 * (JournalStorageManager.startReplication).
 */
final class JournalCopy {
  private static final int LONGEST_FLUSH_SECONDS = 10;
  private static final String LARGE_MESSAGES = "large-messages";

  private final Path directory;
  private final Path target;
  private final StorageManager storage;
  private final PagingManager paging;
  private final JournalImpl messages;
  private final JournalImpl bindings;
  private final List<Path> files = new ArrayList<>();

  private JournalCopy(ActiveMQServer broker, Path directory, Path target) {
    this.directory = directory;
    this.target = target;
    this.storage = broker.getStorageManager();
    this.paging = broker.getPagingManager();
    this.messages = (JournalImpl) storage.getMessageJournal();
    this.bindings = (JournalImpl) storage.getBindingsJournal();
  }

  /**
   * Copies the files.
   *
   * @param directory the broker's directory
   * @param target directory of the copy, on the same file system
   * @param atThisMoment runs at the moment of the copy, while nothing can change the broker's files
   * @return how long the broker stored nothing
   */
  static Duration of(ActiveMQServer broker, Path directory, Path target, Runnable atThisMoment)
      throws IOException {
    JournalCopy copy = new JournalCopy(broker, directory, target);
    try {
      return copy.make(atThisMoment);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the broker's journal cannot be copied", e);
    }
  }

  private Duration make(Runnable atThisMoment) throws Exception {
    // Without locks, so that a compaction that runs now delays no lead.
    messages.scheduleCompactAndBlock(-1);
    bindings.scheduleCompactAndBlock(-1);
    int compactions = messages.getCompactCount() + bindings.getCompactCount();
    try {
      Duration pause = freeze(atThisMoment);
      for (Path file : files) {
        Files.copy(file, placeOf(file));
      }
      if (messages.getCompactCount() + bindings.getCompactCount() != compactions) {
        throw new IOException("the broker rewrote its journal during the copy; try again");
      }
      return pause;
    } finally {
      bindings.replicationSyncFinished();
      messages.replicationSyncFinished();
      paging.resumeCleanup();
    }
  }

  // Nothing is stored between lock and unlock. After it, the listed files stay as they are: the
  // broker writes into new ones, and deletes none.
  private Duration freeze(Runnable atThisMoment) throws Exception {
    long begun = System.nanoTime();
    paging.lock();
    storage.writeLock();
    try {
      if (!messages.flushAppendExecutor(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS)
          || !bindings.flushAppendExecutor(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the broker's journal is too busy for a copy; try again");
      }
      messages.synchronizationLock();
      bindings.synchronizationLock();
      try {
        bindings.replicationSyncPreserveOldFiles();
        messages.replicationSyncPreserveOldFiles();
        paging.disableCleanup();
        list("journal", messages);
        list("bindings", bindings);
        listPages();
        linkLargeMessages();
        atThisMoment.run();
      } finally {
        bindings.synchronizationUnlock();
        messages.synchronizationUnlock();
      }
    } finally {
      storage.writeUnlock();
      paging.unlock();
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void list(String folder, JournalImpl journal) throws Exception {
    journal.forceMoveNextFile();
    for (JournalFile file : journal.getDataFiles()) {
      files.add(directory.resolve(folder).resolve(file.getFile().getFileName()));
    }
  }

  private void listPages() throws Exception {
    Path folder = directory.resolve("paging");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> pages = Files.walk(folder)) {
        pages.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    for (SimpleString name : paging.getStoreNames()) {
      PagingStore store = paging.getPageStore(name);
      if (!store.getCurrentIds().isEmpty()) {
        store.forceAnotherPage();
      }
    }
  }

  // The broker deletes such a file when its message is consumed. A link keeps the content, and is
  // made within the pause also for gigabytes.
  private void linkLargeMessages() throws IOException {
    Path folder = directory.resolve(LARGE_MESSAGES);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".msg")).toList()) {
        Files.createLink(placeOf(file), file);
      }
    }
  }

  private Path placeOf(Path file) throws IOException {
    Path place = target.resolve(directory.relativize(file));
    Files.createDirectories(place.getParent());
    return place;
  }
}
