package es.sml.connector.parse.value;

import java.util.ArrayList;
import java.util.List;

/** Reads the options of a form, each after its box: "[x] Test drive [ ] Financing". */
public final class TickBoxes {
  private static final int LONGEST = 500;
  private static final List<String> TICKED =
      List.of("[x]", "[X]", "(x)", "(X)", "[✓]", "[✔]", "☑", "☒", "✅", "✔", "✓");
  private static final List<String> UNTICKED =
      List.of("[ ]", "[]", "( )", "[_]", "☐", "□", "⬜", "❌", "✗", "✘", "❏");

  private TickBoxes() {}

  /**
   * An option.
   *
   * @param text without its box; empty if the box stands alone
   */
  public record Option(String text, boolean ticked) {}

  /** Returns the options of a line; none if it does not begin with a box. */
  public static List<Option> in(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.length() > LONGEST || checkbox(text, 0) == null) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      String checkbox = checkbox(text, at);
      int start = at + checkbox.length();
      int end = start;
      while (end < text.length() && checkbox(text, end) == null) {
        end++;
      }
      options.add(new Option(option(text, start, end), TICKED.contains(checkbox)));
      at = end;
    }
    return options;
  }

  /** Returns whether the text is only a box that is not ticked. */
  static boolean isUnticked(String text) {
    return UNTICKED.contains(text.strip());
  }

  /** Returns whether the text is only a box that is ticked. */
  public static boolean isTicked(String text) {
    return TICKED.contains(text.strip());
  }

  private static String option(String text, int start, int end) {
    String option = text.substring(start, end).strip();
    boolean list = option.endsWith(",") || option.endsWith(";") || option.endsWith("|");
    return list ? option.substring(0, option.length() - 1).strip() : option;
  }

  private static String checkbox(String text, int at) {
    char first = text.charAt(at);
    if (Character.isLetterOrDigit(first) || first == ' ') {
      return null;
    }
    return checkbox(text, at, TICKED) == null
        ? checkbox(text, at, UNTICKED)
        : checkbox(text, at, TICKED);
  }

  private static String checkbox(String text, int at, List<String> checkboxes) {
    for (String checkbox : checkboxes) {
      if (text.startsWith(checkbox, at)) {
        return checkbox;
      }
    }
    return null;
  }
}
