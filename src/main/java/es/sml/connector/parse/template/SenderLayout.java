package es.sml.connector.parse.template;

import es.sml.connector.parse.text.Letters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of a template that are the sender's own text. */
public final class SenderLayout {
  /** A line that separates others. It ends a message and is no value. */
  private static final String RULE = "***";

  private static final int LONGEST = 1_000;

  private final Set<String> lines = new HashSet<>();

  public SenderLayout(List<String> lines) {
    lines.forEach(line -> this.lines.add(key(line)));
  }

  /** Returns the lines with a rule in place of each line of the layout. */
  public List<String> removedFrom(List<String> text) {
    if (lines.isEmpty()) {
      return text;
    }
    return text.stream().map(line -> isLayout(line) ? RULE : line).toList();
  }

  private boolean isLayout(String line) {
    return line.length() <= LONGEST && lines.contains(key(line));
  }

  /** Returns the letters and digits of a line, without decoration around them. */
  private static String key(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && !Character.isLetterOrDigit(line.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(line.charAt(end - 1))) {
      end--;
    }
    return Letters.oneLine(Letters.plain(line.substring(start, end)));
  }
}
