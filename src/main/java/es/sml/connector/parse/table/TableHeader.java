package es.sml.connector.parse.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.labelled.LabelledMailFormat;
import es.sml.connector.parse.question.VehicleQuestion;
import es.sml.connector.parse.question.WhichVehicle;
import es.sml.connector.parse.value.YesOrNo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A header row: the fields of its columns, or the questions in them. Decides which row it is.
 *
 * @param above the rows above it, which are a title and a date
 * @param line its line in the text
 * @param fields of the columns; empty for unknown ones
 * @param asked the fields of the questions in them
 * @param testMark the column that marks test leads; -1 if there is none
 */
record TableHeader(
    List<String> above,
    int line,
    List<String> columns,
    List<Optional<LeadField>> fields,
    List<Optional<LeadField>> asked,
    int testMark) {
  static final int MOST_COLUMNS = 500;
  private static final int FEWEST_KNOWN_COLUMNS = 2;
  private static final int FEWEST_LABELS = 3;
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_DIGITS = 4;
  private static final int ROWS_BELOW = 30;

  /** Exports may begin with a title and a date, but not with more lines. */
  private static final int MOST_ROWS_ABOVE = 10;

  /** Columns that mark the rows of an advertisement's testing tool. */
  private static final Set<String> TEST_MARKS =
      Set.of("test", "is test", "test lead", "lead de prueba", "es prueba");

  /** Returns the header of labels. */
  static TableHeader of(List<String> columns, LabelledMailFormat template) {
    return of(List.of(), 0, columns, columns.stream().map(template.labels()::field).toList());
  }

  private static TableHeader of(
      List<String> above, int line, List<String> columns, List<Optional<LeadField>> fields) {
    return new TableHeader(
        above,
        line,
        columns,
        fields,
        columns.stream().map(TableHeader::asked).toList(),
        testMark(columns));
  }

  /** Returns the header of a table; null if it has none. */
  static TableHeader in(String text, LabelledMailFormat template, ColumnValues values)
      throws IOException {
    List<CsvTable.Row> rows = first(text);
    List<String> above = new ArrayList<>();
    TableHeader byValues = null;
    for (int i = 0; i < Math.min(rows.size(), MOST_ROWS_ABOVE + 1); i++) {
      CsvTable.Row row = rows.get(i);
      if (row.cells().size() > MOST_COLUMNS) {
        break;
      }
      TableHeader header = of(row.cells(), template);
      boolean labels = header.isKnown();
      if (labels || (byValues == null && isOfLabels(row.cells()))) {
        List<List<String>> below =
            rows.subList(i + 1, rows.size()).stream().map(CsvTable.Row::cells).toList();
        header =
            of(
                List.copyOf(above),
                row.line(),
                row.cells(),
                values.complete(row.cells(), header.fields(), below, template.labels()));
        if (labels) {
          return header;
        }
        byValues = header.isKnown() && header.isOfCustomers() ? header : null;
      }
      above.add(String.join(" ", row.cells()).strip());
    }
    return byValues;
  }

  // A broken row ends the search; the rows above it are still read.
  private static List<CsvTable.Row> first(String text) throws IOException {
    List<CsvTable.Row> first = new ArrayList<>();
    try (CsvTable rows = CsvTable.of(text)) {
      CsvTable.Row row = rows.next();
      while (row != null && first.size() < MOST_ROWS_ABOVE + ROWS_BELOW) {
        first.add(row);
        row = rows.next();
      }
    } catch (JsonProcessingException e) {
      return first;
    }
    return first;
  }

  private static boolean isOfLabels(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isBlank()).count() >= FEWEST_LABELS
        && cells.stream().allMatch(TableHeader::mayBeLabel);
  }

  private static boolean mayBeLabel(String cell) {
    return cell.length() <= LONGEST_LABEL
        && cell.indexOf('@') < 0
        && cell.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
  }

  private static int testMark(List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (TEST_MARKS.contains(JsonKey.of(columns.get(i)).joined())) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<LeadField> asked(String column) {
    return VehicleQuestion.field(column)
        .or(() -> Optional.of(LeadField.VEHICLE).filter(field -> WhichVehicle.isAsked(column)));
  }

  /** Returns the title above the table: "Inscripciones a la prueba"; empty if there is none. */
  String title() {
    return String.join(". ", above);
  }

  /** Returns whether the columns have a contact and one more field. */
  boolean isKnown() {
    return (has(LeadField.PHONE) || has(LeadField.EMAIL))
        && fields.stream().filter(Optional::isPresent).count() >= FEWEST_KNOWN_COLUMNS;
  }

  /** Returns whether the columns have a person and a vehicle. */
  private boolean isOfCustomers() {
    return (has(LeadField.NAME) || has(LeadField.FIRST_NAME))
        && (has(LeadField.VEHICLE) || has(LeadField.MODEL));
  }

  private boolean has(LeadField field) {
    return fields.contains(Optional.of(field));
  }

  boolean isMarkedAsTest(CsvTable.Row row) {
    return testMark >= 0
        && testMark < row.cells().size()
        && YesOrNo.of(row.cells().get(testMark)) == YesOrNo.YES;
  }
}
