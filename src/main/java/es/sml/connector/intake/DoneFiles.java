package es.sml.connector.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The done files of a folder, as one look found them. */
final class DoneFiles {
  private final DoneFilePattern pattern;
  private Map<String, Path> present = Map.of();
  private Map<String, Integer> spokenFor = Map.of();
  private Set<String> orphans = Set.of();

  DoneFiles(DoneFilePattern pattern) {
    this.pattern = pattern;
  }

  /** Looks anew, and removes those whose file has gone. */
  void look(List<Path> entries) throws IOException {
    present = new HashMap<>();
    spokenFor = new HashMap<>();
    for (Path entry : entries) {
      String name = name(entry);
      if (pattern.isDoneFile(name)) {
        present.put(name, entry);
      } else {
        spokenFor.merge(pattern.doneFileOf(name), 1, Integer::sum);
      }
    }
    // Left by a process that was killed after its file was moved. Only what had no file in two
    // looks
    // is one: a single listing may have a new done file and not yet the new file.
    Set<String> without = new HashSet<>(present.keySet());
    without.removeAll(spokenFor.keySet());
    for (String orphan : without) {
      if (orphans.contains(orphan)) {
        Files.deleteIfExists(present.get(orphan));
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
  void gone(String name) throws IOException {
    removeUnlessNeeded(pattern.doneFileOf(name));
  }

  private void removeUnlessNeeded(String done) throws IOException {
    if (spokenFor.merge(done, -1, Integer::sum) <= 0 && present.containsKey(done)) {
      Files.deleteIfExists(present.get(done));
    }
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
