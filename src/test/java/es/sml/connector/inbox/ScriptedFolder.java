package es.sml.connector.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/** One folder with its UIDs. Its mailbox allows one thread at a time. */
final class ScriptedFolder {
  private final TreeMap<Long, StoredMail> mails = new TreeMap<>();
  private long uidValidity;
  private long uidNext = 1;

  ScriptedFolder(long uidValidity) {
    this.uidValidity = uidValidity;
  }

  FolderState state() {
    return new FolderState(uidValidity, uidNext, List.copyOf(mails.values()));
  }

  long arrive(Instant internalDate, byte[] bytes) {
    return add(StoredMail.arrived(uidNext, internalDate, bytes));
  }

  long add(StoredMail mail) {
    long uid = uidNext++;
    mails.put(uid, mail.numbered(uid));
    return uid;
  }

  void nextUid(long next) {
    if (next < uidNext) {
      throw new IllegalArgumentException("UIDs only grow, and the next is " + uidNext);
    }
    uidNext = next;
  }

  /** Acts like a restored old copy: UIDs are used again. */
  void restartUids() {
    uidNext = mails.isEmpty() ? 1 : mails.lastKey() + 1;
  }

  void change(LongPredicate which, UnaryOperator<StoredMail> change) {
    for (Map.Entry<Long, StoredMail> entry : mails.entrySet()) {
      if (which.test(entry.getKey())) {
        entry.setValue(change.apply(entry.getValue()));
      }
    }
  }

  void remove(LongPredicate which) {
    mails.keySet().removeIf(which::test);
  }

  /** No new UID was used before, so an outdated one never matches a mail. */
  void renumber() {
    uidValidity++;
    List<StoredMail> all = new ArrayList<>(mails.values());
    mails.clear();
    all.forEach(this::add);
  }
}
