package es.sml.connector.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a configuration file that has a key, in force or as a comment.
 *
 * @param path names that lead to the key; {@code *} is an id
 * @param indent start of the lines of the key's comment
 * @param start the line up to the key's value
 */
record KeyLine(String path, String indent, String start) {
  private static final Pattern PROPERTY = Pattern.compile("(#?([a-z][a-z0-9.-]*) =).*");
  private static final Pattern YAML =
      Pattern.compile("(([ #]*?)#?(- )?([a-z][a-z0-9-]*):)(?: .*)?");
  private static final Pattern COMMENT_MARK = Pattern.compile("^( *)#(?! \\S)");

  boolean isComment() {
    return start.contains("#");
  }

  /** Reads a line of application.properties. */
  static KeyLine ofProperty(String line) {
    Matcher matcher = PROPERTY.matcher(line);
    return matcher.matches() ? new KeyLine(matcher.group(2), "", matcher.group(1)) : null;
  }

  /** Reads the lines of a YAML file in turn. */
  static Function<String, KeyLine> yaml(List<String> blocksByName) {
    Deque<Named> above = new ArrayDeque<>();
    return line -> {
      Matcher plain = YAML.matcher(inForce(line));
      Matcher matcher = YAML.matcher(line);
      if (!plain.matches() || plain.group(1).contains("#") || !matcher.matches()) {
        return null;
      }
      int depth = plain.start(4);
      while (!above.isEmpty() && above.getLast().depth() >= depth) {
        above.removeLast();
      }
      boolean id = !above.isEmpty() && blocksByName.contains(above.getLast().name());
      above.addLast(new Named(depth, id ? "*" : plain.group(4)));
      return new KeyLine(
          above.stream().map(Named::name).collect(Collectors.joining(".")),
          matcher.group(2),
          matcher.group(1));
    };
  }

  private record Named(int depth, String name) {}

  /** Takes a line out of its comment; a remark stays one. */
  static String inForce(String line) {
    String without = COMMENT_MARK.matcher(line).replaceFirst("$1");
    return without.equals(line) ? line : inForce(without);
  }
}
