package es.sml.connector.learn.template;

import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes RE2 expressions for the sender's layout and for values in it. */
public final class Expressions {
  private static final String META = "\\.+*?()|[]{}^$";

  /** Compiling a long expression takes time; that many characters are unmistakable. */
  private static final int LONGEST_TEXT = 150;

  private static final int SHORTEST_RULE = 3;

  /** Bullets, emphasis and spaces before a text. */
  private static final String DECORATION = "[^\\pL\\pN\\n]*";

  private static final String PHONE = "\\+?[\\d(][\\d ()./-]{5,24}\\d";

  public static final String LINE_START = "(?:^|\\n)" + DECORATION;
  public static final String LINE_END = "\\s*(?:\\n|\\z)";
  public static final String NEXT_LINE = "[^\\pL\\pN\\n]*\\n\\s*";

  /** Lines with an address or a phone number, which may be missing in a mail. */
  public static final String CONTACT_LINES = "(?:[^\\n]*@[^\\n]*\\n\\s*|" + PHONE + "\\s*\\n\\s*)*";

  /** Lines before the one with the value. */
  public static final String SOME_LINES = "(?:[^\\n]*\\n\\s*){0,8}?";

  private Expressions() {}

  /** Returns an expression of the text. Any space in it matches any space. */
  public static String of(String text) {
    StringBuilder expression = new StringBuilder();
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        expression.append(space ? "" : c == ' ' ? "\\s+" : "[\\s\\x{a0}]+");
        space = true;
      } else {
        expression.append(META.indexOf(c) >= 0 ? "\\" : "").append(c);
        space = false;
      }
    }
    return expression.toString();
  }

  /** Returns an expression of a line of the layout; a long line may end in any way. */
  static String line(String text) {
    String plain = Label.plain(text);
    if (plain.chars().noneMatch(Character::isLetterOrDigit)) {
      return of(Letters.start(text, SHORTEST_RULE));
    }
    return plain.length() <= LONGEST_TEXT
        ? of(plain)
        : of(plain.substring(0, plain.lastIndexOf(' ', LONGEST_TEXT) + 1).strip()) + "[^\\n]*";
  }

  /** Returns an expression of a whole line of the layout, with any value. */
  public static String whole(Line line) {
    return switch (line.type()) {
      case LABELLED -> of(line.label()) + "[^\\n]*";
      case SENTENCE -> line.label();
      default -> line(line.text());
    };
  }

  static String beginning(Line line) {
    return line.is(Line.Type.LABELLED) ? of(line.label()) + "\\s*[^\\pL\\pN\\s]" : whole(line);
  }

  /** Returns a group that finds a value of the field within a line; a message in any lines. */
  public static String group(LeadField field) {
    return "(?P<" + field.written().replace('-', '_') + ">" + value(field) + ")";
  }

  /** Returns an expression of the end of a message: one of the lines, or the end of the mail. */
  public static String end(Collection<Line> lines) {
    String or =
        lines.stream().map(Expressions::beginning).distinct().collect(Collectors.joining("|"));
    return or.isEmpty() ? "\\s*\\z" : "\\s*(?:\\n" + DECORATION + "(?:" + or + ")|\\z)";
  }

  /** Returns an expression of a sentence with values between its pieces. */
  public static String sentence(List<String> pieces, List<String> values) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = of(pieces.get(i));
      expression.append(piece);
      if (i < values.size()) {
        expression.append(piece.isEmpty() ? "" : "\\s*").append(values.get(i));
        expression.append(i + 1 < pieces.size() && !pieces.get(i + 1).isEmpty() ? "\\s*" : "");
      }
    }
    return expression.toString();
  }

  private static String value(LeadField field) {
    return switch (field) {
      case NAME -> "[^\\n@\\d]{2,80}?";
      case PHONE -> PHONE;
      case EMAIL -> "[^\\s@<>()]+@[^\\s@<>()]+?";
      case YEAR -> "\\d{4}";
      case MESSAGE -> "(?s:.+?)";
      default -> "[^\\n]{2,150}?";
    };
  }
}
