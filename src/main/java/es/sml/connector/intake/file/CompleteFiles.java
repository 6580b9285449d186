package es.sml.connector.intake.file;

import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DropFolderErrors;
import es.sml.connector.intake.folder.DroppedName;
import es.sml.connector.intake.folder.ForeignKind;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Decides which files of a drop folder are complete, oldest first: by a done file, or by a time
 * without change. It limits the files of a poll, and renames unusable names.
 */
public final class CompleteFiles {
  /** The most files of one poll. It limits the memory. */
  static final int MOST = 500;

  // A program may open a file long before it writes to it.
  private static final Duration EMPTY_PATIENCE = Duration.ofMinutes(1);

  public record Found(Path path, FileTime modified, long size) {
    public String name() {
      return path.getFileName().toString();
    }

    /** Returns whether the file is the same as when it was found complete. */
    boolean isUnchanged(FileSnapshot snapshot) {
      return size == snapshot.size() && modified.equals(snapshot.modified());
    }
  }

  private record Seen(long size, FileTime modified, Instant since) {}

  private static final Comparator<Found> ORDER =
      Comparator.comparing(Found::modified).thenComparing(Found::name);

  private final DropFolder folder;
  private final DoneFiles done;
  private final StuckFiles stuck;
  private Map<Path, Seen> unstable = Map.of();

  /**
   * @param done null if a file is complete as soon as it stops growing
   */
  public CompleteFiles(DropFolder folder, DoneFiles done, StuckFiles stuck) {
    this.folder = folder;
    this.done = done;
    this.stuck = stuck;
  }

  public List<Found> find(Instant now) throws IOException {
    List<Path> entries = entries();
    if (done != null) {
      done.refresh(entries);
    }
    Map<Path, Seen> stillUnstable = new HashMap<>();
    PriorityQueue<Found> oldest = new PriorityQueue<>(ORDER.reversed());
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (done != null && done.isDoneFile(name)) {
        continue;
      }
      if (!DroppedName.mayHoldLeads(name)) {
        noteForeign(entry, ForeignKind.of(name), now);
        continue;
      }
      BasicFileAttributes attributes = attributes(entry);
      if (attributes == null) {
        continue;
      }
      if (isFolder(entry, attributes)) {
        stuck.addFolder(entry);
      } else if (isWhole(entry, attributes, now, stillUnstable) && stuck.isDue(entry)) {
        Path path = plainlyNamed(entry, name);
        if (path != null) {
          oldest.add(new Found(path, attributes.lastModifiedTime(), attributes.size()));
        }
        if (oldest.size() > MOST) {
          oldest.poll();
        }
      }
    }
    stuck.keepOnly(entries);
    unstable = stillUnstable;
    List<Found> found = new ArrayList<>(oldest);
    found.sort(ORDER);
    return Collections.unmodifiableList(found);
  }

  // A new file may be on its way to another name.
  private void noteForeign(Path entry, LocalizedText kind, Instant now) {
    BasicFileAttributes attributes = kind == null ? null : attributes(entry);
    if (attributes != null
        && attributes.isRegularFile()
        && attributes.lastModifiedTime().toInstant().plus(folder.stableFor()).isBefore(now)) {
      stuck.addForeign(entry, kind);
    }
  }

  // Compares raw bytes of the names, because some names are not valid text.
  private List<Path> entries() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.directory())) {
      stream.forEach(entries::add);
    }
    return entries;
  }

  // Camel returns no link to a folder either.
  private static boolean isFolder(Path entry, BasicFileAttributes attributes) {
    return attributes.isDirectory() || (attributes.isSymbolicLink() && Files.isDirectory(entry));
  }

  private static BasicFileAttributes attributes(Path entry) {
    try {
      return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null; // deleted after the listing
    }
  }

  private boolean isWhole(
      Path entry, BasicFileAttributes attributes, Instant now, Map<Path, Seen> stillUnstable) {
    if (done != null) {
      return done.isThereFor(entry.getFileName().toString());
    }
    Duration patience = folder.stableFor();
    if (attributes.isRegularFile()
        && attributes.size() == 0
        && patience.compareTo(EMPTY_PATIENCE) < 0) {
      patience = EMPTY_PATIENCE;
    }
    Instant modified = attributes.lastModifiedTime().toInstant();
    if (!modified.isAfter(now) && !modified.plus(patience).isAfter(now)) {
      return true;
    }
    // The file's time may be in the future of this clock. A file that stayed unchanged during the
    // check is complete as well.
    Seen before = unstable.get(entry);
    boolean unchanged =
        before != null
            && before.size() == attributes.size()
            && before.modified().equals(attributes.lastModifiedTime());
    Instant since = unchanged ? before.since() : now;
    stillUnstable.put(entry, new Seen(attributes.size(), attributes.lastModifiedTime(), since));
    return !since.plus(patience).isAfter(now);
  }

  // Repairs a name that a log line cannot hold or that Java cannot open. Returns null if it cannot.
  private Path plainlyNamed(Path entry, String name) {
    String plain = DroppedName.plain(name);
    if (plain.equals(name)) {
      return entry;
    }
    FileSnapshot snapshot = null;
    try {
      snapshot = FileSnapshot.of(entry);
      Path renamed = DroppedName.free(folder.directory(), plain, "");
      if (done == null) {
        Files.move(entry, renamed);
      } else {
        done.rename(entry, renamed);
      }
      return renamed;
    } catch (IOException e) {
      LocalizedText why =
          LocalizedText.of(
              "folder.bad-name",
              "stays: its name can neither be used nor changed ({0}); drop it under another name",
              DropFolderErrors.shortReason(e));
      stuck.add(entry, snapshot, StuckFiles.Fate.UNREAD, why);
      return null;
    }
  }
}
