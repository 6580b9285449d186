package es.sml.connector.learn.layout;

import java.util.List;

/**
 * A label with the value after it. It decides which texts may be a label, and which marks separate
 * label and value.
 *
 * @param name as written
 * @param value may be empty
 */
public record Label(String name, String value) {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 8;
  private static final List<String> SEPARATORS =
      List.of(":", "：", "\t", " -> ", " => ", " → ", " = ", " - ", " – ", " — ", " | ", "»", "] ");
  private static final String DECORATION = "*_•·▪●▸►>- \t";

  /** Returns the label of a line; null if it has none. */
  public static Label in(String line) {
    int first = LONGEST + 1;
    String found = null;
    for (String separator : SEPARATORS) {
      int at = line.indexOf(separator);
      if (at > 0 && at < first) {
        first = at;
        found = separator;
      }
    }
    if (found == null) {
      return null;
    }
    String name = plain(line.substring(0, first));
    String value = plain(line.substring(first + found.length()));
    return isName(name) && !value.startsWith("//") ? new Label(name, value) : null;
  }

  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '¿')
        && name.indexOf('@') < 0
        && name.chars().noneMatch(Character::isDigit)
        && name.chars().filter(c -> c == ' ').count() < MOST_WORDS;
  }

  /** Returns the text without bullets and emphasis around it. */
  public static String plain(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && DECORATION.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "*_ \t".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
