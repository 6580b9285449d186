package es.sml.connector.learn.template;

import es.sml.connector.parse.field.LeadField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** Writes a template in the style of the shipped ones. */
final class YamlText {
  private static final int WIDTH = 118;
  private static final String PLAIN_MARKS = " .-/'()";

  private final StringBuilder yaml = new StringBuilder();

  void line(String line) {
    yaml.append(line).append('\n');
  }

  void comment(String text) {
    WordUtils.wrap(clean(text), WIDTH, "\n", false).lines().forEach(line -> line("# " + line));
  }

  void entry(String key, String value) {
    line(key + ": " + scalar(value));
  }

  void quoted(String key, String value) {
    line(key + ": " + quote(value));
  }

  void list(String key, List<String> values) {
    if (!values.isEmpty()) {
      line(key + ":");
      values.forEach(value -> line("  - " + quote(value)));
    }
  }

  void lists(String key, Map<LeadField, List<String>> lists) {
    if (!lists.isEmpty()) {
      line(key + ":");
      lists.forEach(
          (field, values) ->
              line(
                  "  "
                      + field.written()
                      + values.stream()
                          .map(YamlText::scalar)
                          .collect(Collectors.joining(", ", ": [", "]"))));
    }
  }

  private static String scalar(String value) {
    boolean plain =
        !value.isEmpty()
            && Character.isLetter(value.charAt(0))
            && value.strip().equals(value)
            && !isWord(value)
            && value
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || PLAIN_MARKS.indexOf(c) >= 0);
    return plain ? value : quote(value);
  }

  // YAML 1.1 reads these words as yes, no or nothing.
  private static boolean isWord(String value) {
    return List.of("y", "n", "yes", "no", "on", "off", "true", "false", "null")
        .contains(value.toLowerCase(java.util.Locale.ROOT));
  }

  private static String quote(String value) {
    return "'" + clean(value).replace("'", "''") + "'";
  }

  /** Replaces characters that YAML forbids, and line breaks. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
        .filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  @Override
  public String toString() {
    return yaml.toString();
  }
}
