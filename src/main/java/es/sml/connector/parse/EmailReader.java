package es.sml.connector.parse;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses in a field or a header. */
final class EmailReader {
  private static final int MAX_LENGTH = 2000;
  private static final String MARKS_OF_LOCAL_PART = "._%+'-";

  private EmailReader() {}

  /** Returns the name before the address in a decoded header, which may be null; else empty. */
  static String displayName(String header) {
    int address = header == null ? -1 : header.lastIndexOf('<');
    return address < 0 ? "" : header.substring(0, address).replace("\"", "").strip();
  }

  /** Returns whether the text is exactly one address. */
  static boolean isAddress(String text) {
    return addresses(text).equals(List.of(text.strip()));
  }

  /**
   * Returns the different addresses in the text, in its order.
   *
   * @param text may be null
   */
  static List<String> addresses(String text) {
    List<String> addresses = new ArrayList<>();
    if (text == null || text.length() > MAX_LENGTH) {
      return addresses;
    }
    int from = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(from, at + 1))) {
      int start = localStart(text, from, at);
      int end = start < at ? domainEnd(text, at + 1) : -1;
      if (end > 0) {
        from = end;
        String address = text.substring(start, end);
        if (addresses.stream().noneMatch(address::equalsIgnoreCase)) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  private static int localStart(String text, int from, int at) {
    int start = at;
    while (start > from && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Returns the end of at least two labels with a full stop between them; -1 if there is none. */
  private static int domainEnd(String text, int start) {
    int end = labelEnd(text, start);
    int whole = -1;
    while (end > start && end < text.length() && text.charAt(end) == '.') {
      int next = labelEnd(text, end + 1);
      if (next == end + 1) {
        return whole;
      }
      whole = next;
      end = next;
    }
    return whole;
  }

  private static int labelEnd(String text, int start) {
    int end = start;
    while (end < text.length() && (text.charAt(end) == '-' || isWord(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return isWord(c) || MARKS_OF_LOCAL_PART.indexOf(c) >= 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.LETTER_NUMBER
        || Character.getType(c) == Character.OTHER_NUMBER;
  }
}
