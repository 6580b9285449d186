package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads "Label: value" lines, and values on the line after their label. */
final class LabelledBlock {
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_WORDS_IN_LABEL = 4;
  private static final Pattern COLUMNS = Pattern.compile("\\s*\\|\\s*|\\t+|\\s{3,}");
  private static final Pattern DECORATION = Pattern.compile("^[\\s*_•·▪●-]+|[\\s*_]+$");
  private static final Pattern FOOTER =
      Pattern.compile(
          "(?i)^--\\s*$|^[_=-]{5,}$|darse de baja|date de baja|cancelar (?:la|tu) suscripci[oó]n"
              + "|dejar de recibir|unsubscribe|^enviado desde mi|^sent from my|^aviso legal"
              + "|pol[ií]tica de privacidad|privacy policy|es confidencial|is confidential");

  private final LabelDictionary labels;
  private final FieldValues values = new FieldValues();
  private final List<String> loose = new ArrayList<>();

  /** A line, and the label and value in it if there are. */
  private record Line(String text, String label, String value, LeadField field) {}

  LabelledBlock(LabelDictionary labels) {
    this.labels = labels;
  }

  /** The values in the lines. Text under no label is kept too. */
  FieldValues read(List<String> text) {
    List<Line> lines = withoutFooter(text.stream().flatMap(this::columns).map(this::line).toList());
    int next = 0;
    while (next < lines.size()) {
      Line line = lines.get(next++);
      if (line.field() == LeadField.MESSAGE) {
        next = message(lines, next, line);
      } else if (line.field() != null && line.value().isEmpty()) {
        next = valueBelow(lines, next, line);
      } else if (line.field() != null) {
        values.add(line.field(), line.value(), place(line));
      } else if (line.label() != null) {
        values.addUnknown(line.label(), line.value());
      } else if (!line.text().isEmpty()) {
        loose.add(line.text());
      }
    }
    if (values.size() > 0) {
      values.addLoose(String.join("\n", loose));
    }
    return values;
  }

  private int message(List<Line> lines, int first, Line start) {
    StringBuilder message = new StringBuilder(start.value());
    int next = first;
    while (next < lines.size() && !startsField(lines.get(next))) {
      message.append('\n').append(lines.get(next++).text());
    }
    values.add(LeadField.MESSAGE, message.toString(), place(start));
    return next;
  }

  private static String place(Line line) {
    return "label \"" + line.label() + "\"";
  }

  // Inside a message, a line that only happens to consist of a label's word is the writer's.
  private static boolean startsField(Line line) {
    return line.field() != null && line.text().contains(":");
  }

  private int valueBelow(List<Line> lines, int first, Line start) {
    int next = first;
    while (next < lines.size() && lines.get(next).text().isEmpty()) {
      next++;
    }
    if (next < lines.size() && lines.get(next).label() == null) {
      values.add(start.field(), lines.get(next).text(), place(start));
      return next + 1;
    }
    return first;
  }

  /** Cuts what follows a footer, unless labels that we know come after it. */
  private static List<Line> withoutFooter(List<Line> lines) {
    int last = lines.size() - 1;
    while (last >= 0 && lines.get(last).field() == null) {
      last--;
    }
    for (int i = last + 1; i < lines.size(); i++) {
      if (FOOTER.matcher(lines.get(i).text()).find()) {
        return lines.subList(0, i);
      }
    }
    return lines;
  }

  /** The columns of a line that holds several labelled values; else the line. */
  private Stream<String> columns(String line) {
    if (line.indexOf('|') < 0 && line.indexOf('\t') < 0 && !line.contains("   ")) {
      return Stream.of(line);
    }
    List<String> columns = List.of(COLUMNS.split(line.strip()));
    boolean labelled =
        columns.size() > 1
            && columns.stream().skip(1).allMatch(column -> line(column).field() != null);
    return labelled ? columns.stream() : Stream.of(line);
  }

  private Line line(String raw) {
    String text = raw.strip();
    if (text.isEmpty()) {
      return new Line(text, null, null, null);
    }
    int colon = colon(text);
    if (colon > 0) {
      String label = undecorated(text.substring(0, colon));
      String value = undecorated(text.substring(colon + 1));
      Optional<LeadField> field = labels.field(label);
      if (field.isPresent()) {
        return new Line(text, label, value, field.get());
      }
      return looksLikeLabel(label) && !value.startsWith("//")
          ? new Line(text, label, value, null)
          : new Line(text, null, null, null);
    }
    String whole = undecorated(text);
    if (!whole.isEmpty() && whole.length() <= LONGEST_LABEL) {
      LeadField field = labels.field(whole).orElse(null);
      if (field != null) {
        return new Line(text, whole, "", field);
      }
    }
    return new Line(text, null, null, null);
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

  private static String undecorated(String text) {
    return DECORATION.matcher(text).replaceAll("");
  }

  private static boolean looksLikeLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_LABEL
        && Character.isLetter(label.charAt(0))
        && label.indexOf(',') < 0
        && label.indexOf('.') < 0
        && label.split(" ", -1).length <= MOST_WORDS_IN_LABEL;
  }
}
