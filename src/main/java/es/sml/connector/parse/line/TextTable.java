package es.sml.connector.parse.line;

import com.google.re2j.Pattern;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the columns of a table in plain text. */
final class TextTable {

  /** Beside a name and a contact: "Fecha", "Estado", "Notas". */
  private static final int MOST_UNKNOWN = 3;

  private static final int LONGEST_LABEL = 60;
  private static final int MOST_COLUMNS = 50;
  private static final int LONGEST_ROW = 500;

  /** Two cells may also be a label and an answer that is a label's word, such as "Email". */
  private static final int FEWEST_HEADS = 3;

  private static final Pattern COLUMNS =
      Pattern.compile("\\s*\\|\\s*|\\t+|\\s{3,}|\\s+[-–—]\\s+|;\\s*");
  private static final Pattern CELLS = Pattern.compile("\\s*\\|\\s*|\\t+|;\\s*|\\s{2,}");

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern TAB = Pattern.compile("\t");
  private static final char SPACES = ' ';
  private static final String RULE = "-=_+| ";

  /** A known value ends the message of the row above it. */
  private static final Comparator<LabelledLine> MESSAGE_LAST =
      Comparator.comparing(
          line -> line.field() == LeadField.MESSAGE ? 2 : line.field() == null ? 1 : 0);

  private TextTable() {}

  /**
   * Returns the values of the lines below a line of labels only, line by line; none if the lines
   * are not so.
   */
  static List<List<LabelledLine>> rows(List<String> text, int at, LabelDictionary labels) {
    String heads = text.get(at).strip();
    if (heads.length() > LONGEST_ROW || !hasCells(heads)) {
      return List.of();
    }
    char sign = sign(heads);
    List<String> names = cells(heads, sign);
    List<Optional<LeadField>> fields = names.stream().map(labels::field).toList();
    boolean people = LabelDictionary.arePeople(fields.stream().flatMap(Optional::stream).toList());
    int nameAt = people ? LabelDictionary.nameColumn(fields) : -1;
    long unknown = names.stream().filter(name -> !isKnown(name, labels)).count();
    if (names.size() < FEWEST_HEADS
        || unknown > (people ? MOST_UNKNOWN : names.size() > FEWEST_HEADS ? 1 : 0)
        || !names.stream().allMatch(LabelledLine::mayBeLabel)) {
      return List.of();
    }
    int end = people ? text.size() : Math.min(text.size(), at + 2); // a list of cars has no people
    ColumnPlaces places = ColumnPlaces.of(sign == SPACES ? text.get(at) : "");
    List<List<LabelledLine>> rows = new ArrayList<>();
    for (String written : text.subList(at + 1, end)) {
      String line = Letters.start(written, LONGEST_ROW);
      if (people && isRule(line)) {
        rows.add(List.of());
        continue;
      }
      List<String> cells = cells(line, sign);
      if (cells.size() < names.size() && places.starts().size() == names.size()) {
        cells = places.cells(line);
      }
      boolean fewer = sign == '\t' && cells.size() > 1 && cells.size() < names.size();
      // One cell may be a label's word too: "Email", "quiere 6000".
      if (!(fewer || cells.size() == names.size())
          || cells.stream().filter(cell -> isKnown(cell, labels)).count() > 1) {
        break;
      }
      List<LabelledLine> row = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          // The name begins the next customer, so the columns before it follow it.
          row.add(
              i == nameAt ? 0 : row.size(),
              LabelledLine.of(names.get(i) + ": " + cells.get(i), labels));
        }
      }
      row.sort(MESSAGE_LAST);
      rows.add(row);
    }
    return rows.stream().allMatch(List::isEmpty) ? List.of() : rows;
  }

  /** Returns whether the line only separates rows: "-----+-----". */
  private static boolean isRule(String line) {
    return !line.isBlank() && line.chars().allMatch(c -> RULE.indexOf(c) >= 0);
  }

  /** Returns whether a text behind a label is the rest of a line of labels: "Cant. Precio". */
  static boolean areHeads(String text, LabelDictionary labels) {
    if (text.length() > LONGEST_ROW || !hasCells(text)) {
      return false;
    }
    List<String> cells = cells(text, SPACES);
    return cells.size() > 1
        && isKnown(cells.get(cells.size() - 1), labels)
        && cells.stream().allMatch(LabelledLine::mayBeLabel);
  }

  private static boolean hasCells(String line) {
    return line.indexOf(':') < 0
        && (line.indexOf('|') >= 0
            || line.indexOf('\t') >= 0
            || line.indexOf(';') >= 0
            || line.indexOf(',') >= 0
            || line.contains("  "));
  }

  private static boolean isKnown(String name, LabelDictionary labels) {
    return name.length() <= LONGEST_LABEL && labels.field(name).isPresent();
  }

  /** Returns the sign between the heads; {@link #SPACES} for one that may be repeated. */
  private static char sign(String heads) {
    if (heads.indexOf(',') > 0 && !CELLS.matcher(heads).find()) {
      return ',';
    }
    return heads.indexOf('\t') > 0 && !heads.contains("\t\t") ? '\t' : SPACES;
  }

  // Between two tabs, a cell may be empty, and so may the last cells of a row.
  private static List<String> cells(String written, char sign) {
    if (sign != SPACES) {
      Pattern one = sign == ',' ? COMMA : TAB;
      return Stream.of(one.split(written, MOST_COLUMNS + 1)).map(String::strip).toList();
    }
    String line = written.strip();
    String inner = line.startsWith("|") ? line.substring(1) : line;
    inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
    return Stream.of(CELLS.split(inner.strip(), MOST_COLUMNS + 1)).map(String::strip).toList();
  }

  /** Returns the columns of a line if each of them has a label and a value; else none. */
  static List<LabelledLine> columns(String line, LabelDictionary labels) {
    boolean several =
        line.indexOf('|') >= 0
            || line.indexOf('\t') >= 0
            || line.indexOf(';') >= 0
            || line.contains(" - ")
            || line.contains("   ");
    if (!several) {
      return List.of();
    }
    List<LabelledLine> columns =
        Stream.of(COLUMNS.split(line.strip(), MOST_COLUMNS + 1))
            .map(column -> LabelledLine.of(column, labels))
            .toList();
    return columns.size() > 1
            && columns.size() <= MOST_COLUMNS
            && columns.stream().skip(1).allMatch(c -> c.field() != null && !c.value().isEmpty())
        ? columns
        : List.of();
  }
}
