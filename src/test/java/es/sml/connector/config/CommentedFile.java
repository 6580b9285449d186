package es.sml.connector.config;

import es.sml.connector.config.file.KeyTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A configuration file with a comment above the first line of each key, which describes the key.
 */
final class CommentedFile {
  private static final int WIDTH = 100;

  private final Map<String, Key> keys;
  private final Function<String, KeyLine> reader;

  /**
   * @param keys the keys that the file must have, by their paths
   * @param reader reads the file's lines in turn; null for a line without a key
   */
  CommentedFile(Map<String, Key> keys, Function<String, KeyLine> reader) {
    this.keys = keys;
    this.reader = reader;
  }

  /**
   * Replaces the comments of all keys, and the values of keys that are comments.
   *
   * @throws AssertionError for a key without a line
   */
  String renewed(String text) {
    List<String> lines = new ArrayList<>();
    Set<String> missing = new TreeSet<>(keys.keySet());
    Set<String> known = new HashSet<>();
    boolean within = false;
    for (String line : text.lines().toList()) {
      KeyLine found = reader.apply(line);
      Key key = found == null ? null : keys.get(found.path());
      if (key != null && known.add(found.path())) {
        missing.remove(found.path());
        dropComment(lines, found.indent());
        lines.addAll(
            wrapped(
                found.indent() + "# ", found.indent() + "# ", List.of(key.plainText().split(" "))));
        List<String> value = value(key, found);
        within = value.size() > 0 && key.byDefault() instanceof Collection && !line.endsWith("]");
        lines.addAll(value.isEmpty() ? List.of(line) : value);
      } else if (within) {
        within = !line.endsWith("]");
      } else {
        lines.add(line);
      }
    }
    if (!missing.isEmpty()) {
      throw new AssertionError("the file lacks these keys; add a line for each: " + missing);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void dropComment(List<String> lines, String indent) {
    while (!lines.isEmpty()
        && lines.get(lines.size() - 1).startsWith(indent + "# ")
        && !lines.get(lines.size() - 1).startsWith(indent + "#  ")) {
      lines.remove(lines.size() - 1);
    }
  }

  /** The lines of a key with its default; none where the file shows another value. */
  private static List<String> value(Key key, KeyLine line) {
    if (key.byDefault() == null || !line.isComment()) {
      return List.of();
    }
    if (key.byDefault() instanceof Collection<?> all) {
      String next = line.start().replaceAll("[^ #]", " ") + "  ";
      return wrapped(line.start() + " ", next, List.of(KeyTypes.items(all).toString().split(" ")));
    }
    return List.of(line.start() + " " + KeyTypes.written(key.byDefault()));
  }

  private static List<String> wrapped(String first, String next, List<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first).append(words.get(0));
    for (String word : words.subList(1, words.size())) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(next).append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
