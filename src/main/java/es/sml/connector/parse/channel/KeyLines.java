package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Optional;

/**
 * Lines that are all pairs of a program, "first_name=Ana". Decides how many of them make a
 * document. A value may have anything, but a name has no space.
 */
final class KeyLines {
  private static final int FEWEST = 4;
  private static final int MOST = 300;
  private static final int LONGEST_NAME = 80;
  private static final Pattern PAIR =
      Pattern.compile("^([\\pL_][\\pL\\d_.\\-]{0,60})[ \\t]*=[ \\t]*(.*)$");

  private KeyLines() {}

  /** Returns the pairs; empty if a line is something else, or one name has several values. */
  static Optional<JsonNode> read(String text) {
    if (!PAIR.matches(Letters.start(text, LONGEST_NAME).lines().findFirst().orElse(""))) {
      return Optional.empty();
    }
    List<String> lines =
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(MOST + 1L).toList();
    if (lines.size() < FEWEST || lines.size() > MOST) {
      return Optional.empty();
    }
    ObjectNode pairs = JsonNodeFactory.instance.objectNode();
    for (String line : lines) {
      Matcher pair = PAIR.matcher(line);
      if (!pair.find() || pairs.has(pair.group(1))) {
        return Optional.empty();
      }
      pairs.put(pair.group(1), unquoted(pair.group(2)));
    }
    return Optional.of(pairs);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
