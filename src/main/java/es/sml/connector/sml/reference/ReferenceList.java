package es.sml.connector.sml.reference;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.vocabulary.NameIndex;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One of SML's lists, read when the first name is searched in it. */
final class ReferenceList {
  private final Supplier<NameIndex> read;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile NameIndex index;

  /**
   * Creates a list that is not read yet.
   *
   * @param read reads the list, once or again after a failure
   */
  ReferenceList(Supplier<NameIndex> read) {
    this.read = read;
  }

  /** Returns SML's id; a given id needs no list. */
  Optional<Integer> find(NameOrId wanted) {
    if (wanted == null || wanted.id() != null) {
      return Optional.ofNullable(wanted).map(NameOrId::id);
    }
    return load().find(wanted);
  }

  /** Returns whether the list was read and does not have the wanted entry. */
  boolean lacks(NameOrId wanted) {
    NameIndex known = index;
    return known != null && wanted != null && known.lacks(wanted);
  }

  NameIndex load() {
    NameIndex known = index;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      if (index == null) {
        index = read.get();
      }
      return index;
    } finally {
      lock.unlock();
    }
  }
}
