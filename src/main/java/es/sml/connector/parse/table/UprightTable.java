package es.sml.connector.parse.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of two columns, with a label and its value in each row. Decides how long such a form may
 * be.
 *
 * @param labels the first column
 * @param row the second column, as a row
 */
record UprightTable(List<String> labels, CsvTable.Row row) {
  private static final int MOST_ROWS = 100;

  /** Returns the table; empty if the text has rows of another size. */
  static Optional<UprightTable> of(String text) throws IOException {
    List<String> labels = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (CsvTable rows = CsvTable.of(text)) {
      for (CsvTable.Row row = rows.next(); row != null; row = rows.next()) {
        if (row.isBlank()) {
          continue;
        }
        if (row.cells().size() > 2 || labels.size() == MOST_ROWS) {
          return Optional.empty();
        }
        labels.add(row.cells().get(0));
        values.add(row.cells().size() == 2 ? row.cells().get(1) : "");
      }
      return Optional.of(new UprightTable(labels, new CsvTable.Row(0, rows.line(), values)));
    }
  }
}
