package es.sml.connector.inbox.imap;

import java.util.ArrayList;
import java.util.List;

/** Writes UIDs for a command, as ranges where possible, because servers limit a line's length. */
public final class UidRanges {
  private UidRanges() {}

  /**
   * Returns the sequence set of RFC 9051, 9.
   *
   * @param uids in ascending order
   */
  public static String of(long[] uids) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < uids.length; ) {
      int end = i;
      while (end + 1 < uids.length && uids[end + 1] == uids[end] + 1) {
        end++;
      }
      ranges.add(end == i ? String.valueOf(uids[i]) : uids[i] + ":" + uids[end]);
      i = end + 1;
    }
    return String.join(",", ranges);
  }
}
