package es.sml.connector.parse.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The places in a line where the columns of a printed table begin. A row may leave a column blank.
 *
 * @param starts in ascending order
 */
record ColumnPlaces(List<Integer> starts) {

  /** Returns the places of the words that at least two spaces separate. */
  static ColumnPlaces of(String heads) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < heads.length(); i++) {
      if (isStart(heads, i)) {
        starts.add(i);
      }
    }
    return new ColumnPlaces(starts);
  }

  private static boolean isStart(String line, int at) {
    return line.charAt(at) != ' '
        && (at == 0 || (line.charAt(at - 1) == ' ' && (at == 1 || line.charAt(at - 2) == ' ')));
  }

  /** Returns the cells of a row, blank ones too; none if a cell begins between two columns. */
  List<String> cells(String row) {
    List<String> cells = new ArrayList<>(Collections.nCopies(starts.size(), ""));
    List<Integer> here = of(row).starts();
    if (here.size() < 2) {
      return List.of(); // a sum or a sentence below the table
    }
    for (int i = 0; i < here.size(); i++) {
      int column = Collections.binarySearch(starts, here.get(i));
      if (column < 0) {
        return List.of();
      }
      int end = i + 1 < here.size() ? here.get(i + 1) : row.length();
      cells.set(column, row.substring(here.get(i), end).strip());
    }
    return cells;
  }
}
