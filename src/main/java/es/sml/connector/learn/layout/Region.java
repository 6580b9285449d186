package es.sml.connector.learn.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The varying lines between two lines of the layout.
 *
 * @param lines without blank ones
 * @param end the line of the layout after them; null at the end of the mail
 */
public record Region(List<String> lines, Line end) {
  /** Returns the region after a line of the mail; after -1, the one at its beginning. */
  public static Region after(List<Line> mail, int at) {
    List<String> lines = new ArrayList<>();
    int next = at + 1;
    while (next < mail.size() && !mail.get(next).isBoundary()) {
      if (!mail.get(next).is(Line.Type.BLANK)) {
        lines.add(mail.get(next).text());
      }
      next++;
    }
    return new Region(lines, next < mail.size() ? mail.get(next) : null);
  }

  public String text() {
    return String.join("\n", lines);
  }

  /** Returns the line after it; empty at the end of the mail. */
  public Optional<Line> next() {
    return Optional.ofNullable(end);
  }
}
