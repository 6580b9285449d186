package es.sml.connector.cli.dealer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds a block to the text of dealers.yaml, and leaves all other lines as they are. */
final class DealersFile {
  private static final Pattern DEALERS = Pattern.compile("(?m)^dealers:(.*)\\R");
  private static final Pattern INDENTED = Pattern.compile("(?m)^( +)[^ #\\r\\n]");

  private DealersFile() {}

  /**
   * Returns the text with a dealer; empty if its dealers do not stand below each other.
   *
   * @param block lines of the dealer, without indentation
   */
  static Optional<String> add(String text, List<String> block) {
    Matcher dealers = DEALERS.matcher(text);
    if (!dealers.find()) {
      return text.contains("\ndealers:") || text.startsWith("dealers:")
          ? Optional.empty()
          : Optional.of(text.stripTrailing() + "\ndealers:\n" + indented("  ", block));
    }
    String rest = dealers.group(1).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      return Optional.empty();
    }
    Matcher first = INDENTED.matcher(text).region(dealers.end(), text.length());
    String indent = first.find() ? first.group(1) : "  ";
    return Optional.of(
        text.substring(0, dealers.end()) + indented(indent, block) + text.substring(dealers.end()));
  }

  private static String indented(String indent, List<String> block) {
    StringBuilder lines = new StringBuilder();
    block.forEach(line -> lines.append(indent).append(line).append('\n'));
    return lines.toString();
  }
}
