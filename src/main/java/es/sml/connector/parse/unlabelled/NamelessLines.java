package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.layout.Boilerplate;
import es.sml.connector.parse.layout.Headings;

/** Knows the lines of a text whose words name no car that the customer wants. */
final class NamelessLines {
  private final Boilerplate boilerplate;
  private final Headings headings;

  NamelessLines(Boilerplate boilerplate, Headings headings) {
    this.boilerplate = boilerplate;
    this.headings = headings;
  }

  /** Blanks lines such as "Sent from my Galaxy" and "Also viewed: …". Positions stay the same. */
  String blankedIn(String words) {
    StringBuilder rest = new StringBuilder(words);
    int start = 0;
    boolean answer = false;
    while (start < words.length()) {
      int found = words.indexOf('\n', start);
      int end = found < 0 ? words.length() : found;
      String line = words.substring(start, end);
      if (answer || boilerplate.isFooter(line) || isOfRejected(line)) {
        rest.replace(start, end, " ".repeat(end - start));
      }
      answer = line.endsWith("?") && headings.isRejected(line);
      start = end + 1;
    }
    return rest.toString();
  }

  private boolean isOfRejected(String line) {
    int colon = line.indexOf(": ");
    return colon > 0 && headings.isRejected(line.substring(0, colon));
  }
}
