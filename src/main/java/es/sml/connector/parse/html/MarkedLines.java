package es.sml.connector.parse.html;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.line.LabelledLine;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the lines of {@link PlainText#marked} into lines of label and value. A label in an element
 * of its own needs no colon.
 */
final class MarkedLines {
  /** Begins or ends an element within a line. */
  static final char EDGE = '\u0001';

  /** Ends a line that is bold as a whole. */
  static final char BOLD = '\u0002';

  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_PAIR = 500;

  /** The number of known labels in one layout that shows that others in it are labels too. */
  private static final int FEWEST_ALIKE = 2;

  /** The number of bold lines that shows the same without any known label. */
  private static final int FEWEST_ALTERNATING = 3;

  private final LabelDictionary labels;

  /** True if lines have a label and its value in elements beside each other. */
  private boolean pairs;

  MarkedLines(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Returns the lines without marks. */
  String of(String marked) {
    if (marked.indexOf(EDGE) < 0 && marked.indexOf(BOLD) < 0) {
      return marked;
    }
    List<String> lines = marked.lines().toList();
    boolean bold =
        lines.stream().filter(this::isBoldLabel).count() >= FEWEST_ALIKE || alternate(lines);
    pairs = lines.stream().filter(this::isPair).count() >= FEWEST_ALIKE;
    StringBuilder text = new StringBuilder(marked.length() + 16);
    for (String line : lines) {
      ParseThread.step();
      if (bold && isBold(line) && (LabelledLine.mayBeLabel(plain(line)) || isBoldLabel(line))) {
        text.append(plain(line)).append(isHeading(line) ? "" : ":").append('\n');
      } else {
        paired(line, text);
      }
    }
    return PlainText.compact(text);
  }

  /** Returns whether each bold line stands above one that is not bold, as labels do. */
  private static boolean alternate(List<String> lines) {
    int pairs = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (isBold(lines.get(i))) {
        if (lines.get(i + 1).isBlank() || isBold(lines.get(i + 1))) {
          return false;
        }
        pairs++;
      }
    }
    return pairs >= FEWEST_ALTERNATING;
  }

  /** Returns whether the line has a label and its value, each in an element. */
  private boolean isPair(String line) {
    if (line.indexOf(EDGE) < 0 || line.length() > LONGEST_PAIR) {
      return false;
    }
    List<String> pieces = pieces(line).stream().filter(piece -> !piece.isBlank()).toList();
    return pieces.size() == 2 && labels.field(pieces.get(0).strip()).isPresent();
  }

  private static boolean isBold(String line) {
    return line.indexOf(BOLD) >= 0 && line.length() <= LONGEST_LABEL && line.indexOf(':') < 0;
  }

  private boolean isBoldLabel(String line) {
    return isBold(line) && labels.field(plain(line)).isPresent();
  }

  private boolean isHeading(String line) {
    return labels.field(plain(line)).isEmpty()
        && labels.layout().headings().roleOf(plain(line)).isPresent();
  }

  /** Puts each label of the line and its value into a line of their own. */
  private void paired(String line, StringBuilder text) {
    List<String> pieces = pieces(line);
    boolean before = false; // true if the line has text that is no value of a label
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      int value = i + 1;
      boolean beside = value < pieces.size() && pieces.get(value).isBlank();
      value += beside ? 1 : 0;
      if (!before && value < pieces.size() && isLabel(piece, pieces.get(value), beside)) {
        newLine(text);
        String label = piece.strip();
        text.append(label).append(label.endsWith(":") ? " " : ": ").append(pieces.get(value));
        i = value;
        if (goesOn(label, pieces, value + 1)) {
          text.append('\n');
        }
      } else {
        text.append(piece);
        before |= !piece.isBlank();
      }
    }
    text.append('\n');
  }

  /** Returns the texts between the edges, without the ends of the line. */
  private static List<String> pieces(String line) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || line.charAt(i) == EDGE) {
        pieces.add(plain(line.substring(start, i)));
        start = i + 1;
      }
    }
    return pieces;
  }

  /**
   * Returns whether a piece is the label of the next one.
   *
   * @param beside true if the value is in an element too; other text may go on with the sentence
   */
  private boolean isLabel(String piece, String value, boolean beside) {
    String label = piece.strip();
    String next = value.strip();
    if (label.isEmpty() || label.length() > LONGEST_LABEL || next.isEmpty()) {
      return false;
    }
    char first = next.charAt(0);
    return first != ':'
        && !LabelledLine.isUnfinished(label)
        && (beside || !Character.isLowerCase(first) || next.indexOf('@') > 0)
        && (label.endsWith(":") || (beside && pairs) || labels.field(label).isPresent())
        && LabelledLine.mayBeLabel(
            label.endsWith(":") ? Letters.start(label, label.length() - 1) : label);
  }

  /** Returns whether a sentence goes on after a name: "User Ana Ruiz has replied". */
  private boolean goesOn(String label, List<String> pieces, int next) {
    String rest = next < pieces.size() ? pieces.get(next).strip() : "";
    return !rest.isEmpty()
        && Character.isLowerCase(rest.charAt(0))
        && labels.field(label).filter(LeadField.NAME::equals).isPresent();
  }

  private static void newLine(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  private static String plain(String line) {
    return line.indexOf(BOLD) < 0 && line.indexOf(EDGE) < 0
        ? line
        : line.replace(String.valueOf(BOLD), "").replace(String.valueOf(EDGE), "");
  }
}
