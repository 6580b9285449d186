package es.sml.connector.parse.line;

import java.util.ArrayList;
import java.util.List;

/** Finds the lines that underline a heading: "Your car" above "--------". */
public final class Underlines {
  private static final int MOST_UNEVEN = 2;

  private Underlines() {}

  /** Returns the lines without the underlines. */
  public static List<String> without(List<String> text) {
    List<String> lines = new ArrayList<>();
    for (String line : text) {
      String above = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
      String rule = line.strip();
      boolean asLong = Math.abs(above.length() - rule.length()) <= MOST_UNEVEN;
      if (above.isEmpty() || !asLong || !MessageEnd.isRule(rule)) {
        lines.add(line);
      }
    }
    return lines;
  }
}
