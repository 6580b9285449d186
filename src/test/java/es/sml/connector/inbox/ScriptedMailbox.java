package es.sml.connector.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.LongPredicate;

/**
 * The content of a mailbox. Tests change it as a mail system or another client would. Folder names
 * are in wire format.
 */
public final class ScriptedMailbox {
  public static final String INBOX = "INBOX";

  private final Map<String, ScriptedFolder> folders = new LinkedHashMap<>();
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
  private long nextUidValidity = 1_700_000_001;

  public ScriptedMailbox() {
    createFolder(INBOX);
  }

  /** Delivers to INBOX now; lines may end with a bare line feed. */
  public long deliver(String mail) {
    String wire = mail.replace("\r\n", "\n").replace("\n", "\r\n");
    return deliver(INBOX, Instant.now(), wire.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Delivers to any folder and returns the mail's UID. */
  public long deliver(String folder, Instant internalDate, byte[] mail) {
    long uid;
    synchronized (this) {
      uid = folder(folder).arrive(internalDate, mail);
    }
    changed();
    return uid;
  }

  /** Flags a mail as another client does. */
  public void flag(String folder, long uid, String flag) {
    addFlags(folder, each -> each == uid, Set.of(flag));
  }

  /** Removes a mail's flag as another client does. */
  public void unflag(String folder, long uid, String flag) {
    removeFlags(folder, each -> each == uid, Set.of(flag));
  }

  /** Deletes a mail, with any flags. */
  public void expunge(String folder, long uid) {
    remove(folder, each -> each == uid);
  }

  /**
   * Gives a folder a new UIDVALIDITY and each mail a new UID. Clients with an open folder keep an
   * outdated view.
   */
  public void renumber(String folder) {
    synchronized (this) {
      folder(folder).renumber();
    }
    changed();
  }

  /** Skips to the UID of the next mail. */
  public synchronized void nextUid(String folder, long uid) {
    folder(folder).nextUid(uid);
  }

  /** Reuses UIDs, as after a restore of an old copy. */
  public synchronized void restartUids(String folder) {
    folder(folder).restartUids();
  }

  /** Returns false if it already exists. */
  public synchronized boolean createFolder(String name) {
    return folders.putIfAbsent(canonical(name), new ScriptedFolder(nextUidValidity += 1000))
        == null;
  }

  public synchronized boolean hasFolder(String name) {
    return folders.containsKey(canonical(name));
  }

  /**
   * Returns a folder's mails in the order of their UIDs. There are none while the folder does not
   * exist, so that a test can wait for the connector to make it.
   */
  public synchronized List<StoredMail> mails(String folder) {
    return hasFolder(folder) ? state(folder).mails() : List.of();
  }

  public long uidValidity(String folder) {
    return state(folder).uidValidity();
  }

  synchronized FolderState state(String folder) {
    return folder(folder).state();
  }

  void addFlags(String folder, LongPredicate which, Set<String> flags) {
    synchronized (this) {
      folder(folder).change(which, mail -> mail.flagged(flags));
    }
    changed();
  }

  void removeFlags(String folder, LongPredicate which, Set<String> flags) {
    synchronized (this) {
      folder(folder).change(which, mail -> mail.unflagged(flags));
    }
    changed();
  }

  /** Returns the UIDs of the copies, in the order of the mails. */
  List<Long> copy(List<StoredMail> mails, String to) {
    List<Long> uids;
    synchronized (this) {
      ScriptedFolder target = folder(to);
      uids = mails.stream().map(target::add).toList();
    }
    changed();
    return uids;
  }

  void remove(String folder, LongPredicate which) {
    synchronized (this) {
      folder(folder).remove(which);
    }
    changed();
  }

  /** Runs after each change, on the thread that made it. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  // Outside the lock, because a watcher requests the state while it holds its connection.
  private void changed() {
    listeners.forEach(Runnable::run);
  }

  private ScriptedFolder folder(String name) {
    ScriptedFolder folder = folders.get(canonical(name));
    if (folder == null) {
      throw new IllegalArgumentException("no folder " + name);
    }
    return folder;
  }

  private static String canonical(String name) {
    return name.toUpperCase(Locale.ROOT).equals(INBOX) ? INBOX : name;
  }
}
