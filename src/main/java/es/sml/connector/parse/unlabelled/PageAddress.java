package es.sml.connector.parse.unlabelled;

/** Finds the address of the page with the form, or of the advertisement, in a mail's text. */
public final class PageAddress {
  private static final int LONGEST = 500;

  private PageAddress() {}

  /** Returns the first web address in the text; empty if there is none. */
  public static String in(String text) {
    int start = text.indexOf("http");
    while (start >= 0) {
      int end = start;
      while (end < text.length() && end - start < LONGEST && isOfAddress(text.charAt(end))) {
        end++;
      }
      String address = text.substring(start, end);
      if (address.startsWith("http://") || address.startsWith("https://")) {
        return address;
      }
      start = text.indexOf("http", end == start ? start + 1 : end);
    }
    return "";
  }

  private static boolean isOfAddress(char c) {
    return c > ' ' && c < 0x7F && "<>\"".indexOf(c) < 0;
  }
}
