package es.sml.connector.intake.file;

import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DroppedName;
import es.sml.connector.language.LocalizedText;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in a drop folder that can be neither accepted nor moved, with their reasons. It decides
 * how often each is tried again. A changed file is tried at once; the log names each once.
 */
public final class StuckFiles {
  private static final Logger LOG = LoggerFactory.getLogger(StuckFiles.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int MOST_NAMED = 10;

  private final String dealer;
  private final DropFolder folder;
  private final LongSupplier clock;
  private final IntervalFunction pauses;
  private final Map<Path, Stuck> files = new ConcurrentSkipListMap<>();

  /** The progress of a file. */
  enum Fate {
    /** It is a folder. */
    FOLDER,
    /** It is of a kind that the connector does not read. */
    FOREIGN,
    /** It is unreadable, or unreadable under its name. */
    UNREAD,
    /** It has a dead letter. */
    REFUSED,
    /** It is on the inbound queue. */
    STORED
  }

  private record Stuck(
      FileSnapshot snapshot, Fate fate, LocalizedText reason, int tries, long next) {}

  /**
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  public StuckFiles(String dealer, DropFolder folder, LongSupplier clock) {
    this.dealer = dealer;
    this.folder = folder;
    this.clock = clock;
    this.pauses =
        IntervalFunction.ofExponentialBackoff(
            folder.pollInterval(),
            2,
            folder.pollInterval().compareTo(LONGEST_PAUSE) < 0
                ? LONGEST_PAUSE
                : folder.pollInterval());
  }

  /** Returns whether the file is due for another try. */
  boolean isDue(Path file) {
    Stuck stuck = find(file);
    return stuck == null
        || clock.getAsLong() - stuck.next() >= 0
        || !Objects.equals(stuck.snapshot(), snapshot(file));
  }

  /** Returns whether the present content of the file was stored. */
  boolean isStored(Path file, FileSnapshot snapshot) {
    Stuck stuck = find(file);
    return stuck != null && stuck.fate() == Fate.STORED && snapshot.equals(stuck.snapshot());
  }

  /** Returns whether the file has its dead letter, even if it changed since. */
  boolean isRefused(Path file) {
    Stuck stuck = find(file);
    return stuck != null && stuck.fate() == Fate.REFUSED;
  }

  /** Records a folder with the name of a file. The connector never reads it. */
  void addFolder(Path path) {
    Stuck known = find(path);
    if (known == null || known.fate() != Fate.FOLDER) {
      add(
          path,
          snapshot(path),
          Fate.FOLDER,
          LocalizedText.of(
              "folder.folder",
              "is a folder, which the connector does not read; drop its files themselves"));
    }
  }

  /**
   * Records a file that the connector never reads.
   *
   * @param kind what it is, and the remedy
   */
  void addForeign(Path file, LocalizedText kind) {
    Stuck known = find(file);
    if (known == null || known.fate() != Fate.FOREIGN) {
      add(file, snapshot(file), Fate.FOREIGN, kind);
    }
  }

  /**
   * Records that a file stays.
   *
   * @param snapshot the state of the file at the try; null if unknown
   * @param why the reason, which follows the file name
   */
  void add(Path file, FileSnapshot snapshot, Fate fate, LocalizedText why) {
    Stuck known = find(file);
    int tries = known == null ? 1 : known.tries() + 1;
    LocalizedText reason =
        LocalizedText.joined(" ", List.of(DroppedName.plain(file.getFileName().toString()), why));
    long next = clock.getAsLong() + Duration.ofMillis(pauses.apply(tries)).toNanos();
    files.put(file.getFileName(), new Stuck(snapshot, fate, reason, tries, next));
    if (known == null || known.fate() != fate) {
      LOG.warn("drop folder {} of dealer {}: {}", folder.directory(), dealer, reason);
    }
  }

  void remove(Path file) {
    files.remove(file.getFileName());
  }

  /** Removes files that are no longer in the folder. */
  void keepOnly(Collection<Path> present) {
    if (!files.isEmpty()) {
      files.keySet().retainAll(present.stream().map(Path::getFileName).collect(Collectors.toSet()));
    }
  }

  public int count() {
    return files.size();
  }

  /** Returns the first files with their reasons; null if there are none. */
  public LocalizedText reason() {
    List<LocalizedText> named = new ArrayList<>();
    files.values().stream().limit(MOST_NAMED).forEach(stuck -> named.add(stuck.reason()));
    int more = count() - MOST_NAMED;
    if (more > 0) {
      named.add(LocalizedText.of("folder.more", "{0} more stay in the folder", more));
    }
    return named.isEmpty() ? null : LocalizedText.joined(". ", named);
  }

  private Stuck find(Path file) {
    return files.get(file.getFileName());
  }

  private static FileSnapshot snapshot(Path file) {
    try {
      return FileSnapshot.of(file);
    } catch (IOException e) {
      return null; // the file is gone; the next listing shows it
    }
  }
}
