package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses in a field or a header. */
final class EmailReader {
  private static final int MAX_LENGTH = 2000;
  private static final Pattern ADDRESS =
      Pattern.compile("[\\pL\\pN._%+'-]+@[\\pL\\pN-]+(?:\\.[\\pL\\pN-]+)+");

  private EmailReader() {}

  /** Returns the name before the address in a decoded header; empty if there is none. */
  static String displayName(String header) {
    int address = header.lastIndexOf('<');
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
    if (text == null || text.length() > MAX_LENGTH || text.indexOf('@') < 0) {
      return addresses;
    }
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      if (addresses.stream().noneMatch(matcher.group()::equalsIgnoreCase)) {
        addresses.add(matcher.group());
      }
    }
    return addresses;
  }
}
