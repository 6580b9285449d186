package es.sml.connector.intake;

import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in a drop folder that can be neither accepted nor moved. The log names each file once.
 * The connector retries a file ever less often, and at once after a change.
 */
final class StuckFiles {
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
    /** It is unreadable, or unreadable under its name. */
    UNREAD,
    /** It has a dead letter. */
    REFUSED,
    /** It is on the inbound queue. */
    STORED
  }

  private record Stuck(FileState state, Fate fate, String reason, int tries, long next) {}

  /**
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  StuckFiles(String dealer, DropFolder folder, LongSupplier clock) {
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
        || !Objects.equals(stuck.state(), state(file));
  }

  /** Returns whether the present content of the file was stored. */
  boolean isStored(Path file, FileState state) {
    Stuck stuck = find(file);
    return stuck != null && stuck.fate() == Fate.STORED && state.equals(stuck.state());
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
          state(path),
          Fate.FOLDER,
          "is a folder, which the connector does not read; drop its files themselves");
    }
  }

  /**
   * Records that a file stays.
   *
   * @param state the state of the file at the try; null if unknown
   * @param why the reason, which follows the file name
   */
  void add(Path file, FileState state, Fate fate, String why) {
    Stuck known = find(file);
    int tries = known == null ? 1 : known.tries() + 1;
    String reason = DroppedName.plain(file.getFileName() + " " + why);
    long next = clock.getAsLong() + Duration.ofMillis(pauses.apply(tries)).toNanos();
    files.put(file.getFileName(), new Stuck(state, fate, reason, tries, next));
    if (known == null || known.fate() != fate) {
      LOG.warn("drop folder {} of dealer {}: {}", folder.directory(), dealer, reason);
    }
  }

  /** Removes a file that was accepted or moved. */
  void remove(Path file) {
    files.remove(file.getFileName());
  }

  /** Removes files that are no longer in the folder. */
  void keepOnly(Collection<Path> present) {
    if (!files.isEmpty()) {
      files.keySet().retainAll(present.stream().map(Path::getFileName).collect(Collectors.toSet()));
    }
  }

  int count() {
    return files.size();
  }

  /** Returns the first files with their reasons; null if there are none. */
  String reason() {
    int more = count() - MOST_NAMED;
    String named =
        files.values().stream()
            .limit(MOST_NAMED)
            .map(Stuck::reason)
            .collect(Collectors.joining(". "));
    return named.isEmpty()
        ? null
        : named + (more > 0 ? ". " + more + " more stay in the folder" : "");
  }

  private Stuck find(Path file) {
    return files.get(file.getFileName());
  }

  private static FileState state(Path file) {
    try {
      return FileState.of(file);
    } catch (IOException e) {
      return null; // the file is gone; the next listing shows it
    }
  }
}
