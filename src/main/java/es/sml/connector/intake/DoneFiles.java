package es.sml.connector.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The done files of a folder, as one look found them. */
final class DoneFiles {
  private final DoneFilePattern pattern;
  private final StuckFiles stuck;
  private Map<String, Path> present = Map.of();
  private Map<String, Integer> spokenFor = Map.of();
  private Set<String> orphans = Set.of();

  DoneFiles(DoneFilePattern pattern, StuckFiles stuck) {
    this.pattern = pattern;
    this.stuck = stuck;
  }

  /** Looks anew, and removes those whose file has gone. */
  void look(List<Path> entries) {
    present = new HashMap<>();
    spokenFor = new HashMap<>();
    for (Path entry : entries) {
      String name = name(entry);
      if (!pattern.isDoneFile(name)) {
        spokenFor.merge(pattern.doneFileOf(name), 1, Integer::sum);
      } else if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        present.put(name, entry);
      }
    }
    // Left by a process that was killed after its file was moved. Only what had no file in two
    // looks
    // is one: a single listing may have a new done file and not yet the new file.
    Set<String> without = new HashSet<>(present.keySet());
    without.removeAll(spokenFor.keySet());
    for (String orphan : without) {
      if (orphans.contains(orphan)) {
        remove(present.get(orphan));
      }
    }
    orphans = without;
  }

  boolean isDoneFile(String name) {
    return pattern.isDoneFile(name);
  }

  boolean isThereFor(String name) {
    return present.containsKey(pattern.doneFileOf(name));
  }

  /** Renames a file; at no instant is it without its done file. */
  void rename(Path file, Path to) throws IOException {
    String old = pattern.doneFileOf(name(file));
    Path renamed = to.resolveSibling(pattern.doneFileOf(name(to)));
    if (!Files.exists(renamed)) {
      Files.createFile(renamed);
    }
    Files.move(file, to);
    present.put(name(renamed), renamed);
    spokenFor.merge(name(renamed), 1, Integer::sum);
    removeUnlessNeeded(old);
  }

  /** Removes the done file of a file that is no longer there, unless it speaks for another too. */
  void gone(String name) {
    removeUnlessNeeded(pattern.doneFileOf(name));
  }

  private void removeUnlessNeeded(String done) {
    if (spokenFor.merge(done, -1, Integer::sum) <= 0 && present.containsKey(done)) {
      remove(present.get(done));
    }
  }

  private void remove(Path done) {
    if (!stuck.isDue(done)) {
      return;
    }
    FileState state = null;
    try {
      state = FileState.of(done);
      Files.delete(done);
      stuck.remove(done);
    } catch (NoSuchFileException e) {
      stuck.remove(done);
    } catch (IOException e) {
      stuck.add(
          done,
          state,
          StuckFiles.Fate.UNREAD,
          "stays: the done file cannot be removed (" + FolderTroubles.shortReason(e) + ")");
    }
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
