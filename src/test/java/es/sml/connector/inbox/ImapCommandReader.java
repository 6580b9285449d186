package es.sml.connector.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads commands: atoms, quoted strings, synchronising literals, lists in parentheses as one. */
final class ImapCommandReader {
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,6})}$");
  private static final Pattern WORD =
      Pattern.compile(
          "\\G *(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\((?:[^()\"]|\"[^\"]*\")*\\))|([^ ]+))");

  private final Wire wire;

  ImapCommandReader(Wire wire) {
    this.wire = wire;
  }

  ImapCommand next() throws IOException {
    List<String> words = new ArrayList<>();
    String line = wire.readLine();
    Matcher literal = LITERAL.matcher(line);
    while (literal.find()) {
      split(line.substring(0, literal.start()), words);
      wire.line("+ go on");
      words.add(wire.readLiteral(Integer.parseInt(literal.group(1))));
      line = wire.readLine();
      literal = LITERAL.matcher(line);
    }
    split(line, words);
    return words.isEmpty() ? ImapCommand.of(List.of("*")) : ImapCommand.of(words);
  }

  private static void split(String text, List<String> words) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (word.group(1) != null) {
        words.add(word.group(1).replaceAll("\\\\(.)", "$1"));
      } else {
        words.add(word.group(2) != null ? word.group(2) : word.group(3));
      }
    }
  }
}
