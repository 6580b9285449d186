package es.sml.connector.intake.file;

import es.sml.connector.intake.folder.DoneFilePattern;
import es.sml.connector.intake.folder.DropFolderErrors;
import es.sml.connector.language.LocalizedText;
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

/**
 * The done files of a drop folder. It decides when an orphaned done file, one without its data
 * file, is deleted.
 */
public final class DoneFiles {
  private final DoneFilePattern pattern;
  private final StuckFiles stuck;
  private Map<String, Path> present = Map.of();
  private Map<String, Integer> spokenFor = Map.of();
  private Set<String> orphans = Set.of();

  public DoneFiles(DoneFilePattern pattern, StuckFiles stuck) {
    this.pattern = pattern;
    this.stuck = stuck;
  }

  /** Lists the done files again, and removes those without a data file. */
  void refresh(List<Path> entries) {
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
    // A killed process may leave a done file after it moved the data file. One listing can show a
    // new done file without its data file, so only two polls prove it.
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

  /** Renames a data file; its done file exists at every moment. */
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

  /** Removes the done file of a missing data file, unless another data file needs it too. */
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
    FileSnapshot snapshot = null;
    try {
      snapshot = FileSnapshot.of(done);
      Files.delete(done);
      stuck.remove(done);
    } catch (NoSuchFileException e) {
      stuck.remove(done);
    } catch (IOException e) {
      stuck.add(
          done,
          snapshot,
          StuckFiles.Fate.UNREAD,
          LocalizedText.of(
              "folder.done-file",
              "stays: its done file cannot be removed ({0}); remove the done file",
              DropFolderErrors.shortReason(e)));
    }
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
