package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a mail, with its label and value if it has them.
 *
 * @param label null if the line has none
 * @param value empty if the label stands alone; null without a label
 * @param field the field of the label; null for an unknown label
 * @param colon true if a colon ends the label, which is rare in a sentence
 */
record LabelledLine(String text, String label, String value, LeadField field, boolean colon) {
  private static final int LONGEST_LABEL = 60;
  private static final int MOST_COLUMNS = 50;
  private static final int MOST_WORDS_IN_UNKNOWN_LABEL = 5;
  private static final int LONGEST_UNKNOWN_LABEL = 40;
  private static final Pattern COLUMNS =
      Pattern.compile("\\s*\\|\\s*|\\t+|\\s{3,}|\\s+[-–—]\\s+|;\\s*");
  private static final Pattern NUMBERING = Pattern.compile("^\\d{1,2}[.)]\\s+");
  private static final String DECORATION = "*_•·▪●▸►›»✔✓➤>-";
  private static final List<String> SEPARATORS =
      List.of("\t", "->", "=>", "→", "»", " = ", "=", " - ", " – ", " — ", " | ", "] ");

  /** Returns the lines of a text. A line with several labelled values becomes several lines. */
  static List<LabelledLine> of(List<String> text, LabelDictionary labels) {
    return text.stream().flatMap(line -> columns(line, labels)).toList();
  }

  boolean isLabelled() {
    return label != null;
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  /** Returns the place of the value, for people. */
  String place() {
    return "label \"" + label + "\"";
  }

  private static Stream<LabelledLine> columns(String line, LabelDictionary labels) {
    boolean several =
        line.indexOf('|') >= 0
            || line.indexOf('\t') >= 0
            || line.indexOf(';') >= 0
            || line.contains(" - ")
            || line.contains("   ");
    if (several) {
      List<LabelledLine> columns =
          Stream.of(COLUMNS.split(line.strip(), MOST_COLUMNS + 1))
              .map(column -> of(column, labels))
              .toList();
      if (columns.size() > 1
          && columns.size() <= MOST_COLUMNS
          && columns.stream().skip(1).allMatch(c -> c.field != null && !c.value.isEmpty())) {
        return columns.stream();
      }
    }
    return Stream.of(of(line, labels));
  }

  private static LabelledLine of(String raw, LabelDictionary labels) {
    ParseThread.step();
    String text = NUMBERING.matcher(raw.strip()).replaceFirst("");
    int colon = colon(text);
    if (colon > 0) {
      String label = undecorated(text.substring(0, colon));
      String value = undecorated(text.substring(colon + 1));
      LeadField field = labels.field(label).orElse(null);
      if (field != null || (looksLikeLabel(label) && !value.startsWith("//"))) {
        return new LabelledLine(text, label, value, field, true);
      }
    }
    String beginning = Letters.start(text, LONGEST_LABEL + 5);
    for (String separator : SEPARATORS) {
      int at = beginning.indexOf(separator);
      if (at > 0 && at <= LONGEST_LABEL) {
        String label = undecorated(text.substring(text.startsWith("[") ? 1 : 0, at));
        LeadField field = labels.field(label).orElse(null);
        if (field != null) {
          String value = undecorated(text.substring(at + separator.length()));
          return new LabelledLine(text, label, value, field, false);
        }
      }
    }
    String whole = undecorated(text);
    if (!whole.isEmpty() && whole.length() <= LONGEST_LABEL) {
      LeadField field = labels.field(whole).orElse(null);
      if (field != null) {
        return new LabelledLine(text, whole, "", field, false);
      }
    }
    return new LabelledLine(text, null, null, null, false);
  }

  private static int colon(String text) {
    int limit = Math.min(text.length(), LONGEST_LABEL + 5);
    for (int i = 0; i < limit; i++) {
      if (text.charAt(i) == ':' || text.charAt(i) == '：') {
        return i;
      }
    }
    return -1;
  }

  /** Returns the text without leading bullets and without surrounding asterisks and underlines. */
  private static String undecorated(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isDecoration(text.charAt(start))) {
      start++;
    }
    while (end > start && isEmphasis(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isDecoration(char c) {
    return Character.isWhitespace(c)
        || DECORATION.indexOf(c) >= 0
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.OTHER_SYMBOL
        || c == '\uFE0F';
  }

  private static boolean isEmphasis(char c) {
    return Character.isWhitespace(c) || c == '*' || c == '_';
  }

  private static boolean looksLikeLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_UNKNOWN_LABEL
        && (Character.isLetter(label.charAt(0)) || label.charAt(0) == '¿')
        && label.indexOf(',') < 0
        && label.indexOf('.') < 0
        && label.chars().filter(c -> c == ' ').count() < MOST_WORDS_IN_UNKNOWN_LABEL;
  }
}
