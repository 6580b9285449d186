package es.sml.connector.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** A set of UIDs in a command: {@code 4,7:9,12:*}. */
final class UidSet {
  private static final long STAR = -1;

  private record Range(long from, long to) {
    boolean holds(long uid, long last) {
      long start = from == STAR ? last : from;
      long end = to == STAR ? last : to;
      return uid >= Math.min(start, end) && uid <= Math.max(start, end);
    }
  }

  private final List<Range> ranges = new ArrayList<>();

  /** Throws NumberFormatException, an IllegalArgumentException, for an invalid set. */
  UidSet(String text) {
    for (String range : text.split(",", -1)) {
      String[] ends = range.split(":", 2);
      ranges.add(new Range(number(ends[0]), number(ends[ends.length - 1])));
    }
  }

  /** In either direction of its ends, with the last mail for a star: so n:* is never empty. */
  LongPredicate among(List<StoredMail> mails) {
    long last = mails.isEmpty() ? 0 : mails.get(mails.size() - 1).uid();
    return uid -> ranges.stream().anyMatch(range -> range.holds(uid, last));
  }

  /** Returns whether it names this one by its number. */
  boolean names(long uid) {
    return ranges.stream().anyMatch(range -> range.holds(uid, Long.MAX_VALUE));
  }

  private static long number(String text) {
    return text.equals("*") ? STAR : Long.parseUnsignedLong(text);
  }
}
