package es.sml.connector.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A mail in a folder of a scripted mailbox. */
public final class StoredMail {
  public static final String SEEN = "\\Seen";
  public static final String DELETED = "\\Deleted";

  private final long uid;
  private final SortedSet<String> flags;
  private final Instant internalDate;
  private final byte[] bytes;

  private StoredMail(long uid, Collection<String> flags, Instant internalDate, byte[] bytes) {
    TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sorted.addAll(flags);
    this.uid = uid;
    this.flags = Collections.unmodifiableSortedSet(sorted);
    this.internalDate = internalDate;
    this.bytes = bytes;
  }

  static StoredMail arrived(long uid, Instant internalDate, byte[] bytes) {
    return new StoredMail(uid, Set.of(), internalDate, bytes.clone());
  }

  public long uid() {
    return uid;
  }

  public Set<String> flags() {
    return flags;
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }

  public Instant internalDate() {
    return internalDate;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  StoredMail numbered(long next) {
    return new StoredMail(next, flags, internalDate, bytes);
  }

  StoredMail flagged(Collection<String> more) {
    TreeSet<String> all = new TreeSet<>(flags);
    all.addAll(more);
    return new StoredMail(uid, all, internalDate, bytes);
  }

  StoredMail unflagged(Collection<String> fewer) {
    TreeSet<String> rest = new TreeSet<>(flags);
    rest.removeAll(fewer);
    return new StoredMail(uid, rest, internalDate, bytes);
  }

  @Override
  public String toString() {
    return "mail " + uid + " " + flags + " of " + bytes.length + " bytes";
  }
}
