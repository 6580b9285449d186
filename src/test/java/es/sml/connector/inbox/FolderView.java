package es.sml.connector.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** The view of a client with an open folder, by sequence number. */
final class FolderView {
  private final ScriptedMailbox mailbox;
  private final String folder;
  private final boolean readOnly;
  private final long uidValidity;
  private final Map<Long, Set<String>> known = new LinkedHashMap<>();

  FolderView(ScriptedMailbox mailbox, String folder, FolderState state, boolean readOnly) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.readOnly = readOnly;
    this.uidValidity = state.uidValidity();
    state.mails().forEach(mail -> known.put(mail.uid(), mail.flags()));
  }

  String folder() {
    return folder;
  }

  boolean readOnly() {
    return readOnly;
  }

  /** Returns the changes since the last report to the client, without the star. */
  synchronized List<String> changes() {
    if (isStale()) {
      return List.of();
    }
    Map<Long, StoredMail> now =
        mailbox.mails(folder).stream()
            .collect(
                Collectors.toMap(
                    StoredMail::uid, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    List<String> changes = new ArrayList<>();
    int sequence = 1;
    for (Iterator<Map.Entry<Long, Set<String>>> all = known.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Long, Set<String>> entry = all.next();
      StoredMail mail = now.remove(entry.getKey());
      if (mail == null) {
        changes.add(sequence + " EXPUNGE");
        all.remove();
        continue;
      }
      if (!mail.flags().equals(entry.getValue())) {
        changes.add(
            sequence
                + " FETCH (UID "
                + mail.uid()
                + " FLAGS "
                + ImapAnswers.list(mail.flags())
                + ")");
        entry.setValue(mail.flags());
      }
      sequence++;
    }
    if (!now.isEmpty()) {
      now.values().forEach(mail -> known.put(mail.uid(), mail.flags()));
      changes.add(known.size() + " EXISTS");
    }
    return changes;
  }

  /** Suppresses the report of a silent STORE. */
  synchronized void noteFlags() {
    for (StoredMail mail : mails()) {
      known.replace(mail.uid(), mail.flags());
    }
  }

  /** Returns the mails that the client knows and that still exist; none after a new numbering. */
  synchronized List<StoredMail> mails() {
    if (isStale()) {
      return List.of();
    }
    return mailbox.mails(folder).stream().filter(mail -> known.containsKey(mail.uid())).toList();
  }

  synchronized List<StoredMail> mails(UidSet set) {
    List<StoredMail> all = mails();
    LongPredicate among = set.among(all);
    return all.stream().filter(mail -> among.test(mail.uid())).toList();
  }

  /** Returns the sequence number of each UID. */
  synchronized Map<Long, Integer> sequences() {
    Map<Long, Integer> sequences = new HashMap<>();
    known.keySet().forEach(uid -> sequences.put(uid, sequences.size() + 1));
    return sequences;
  }

  private boolean isStale() {
    return !mailbox.hasFolder(folder) || mailbox.uidValidity(folder) != uidValidity;
  }
}
