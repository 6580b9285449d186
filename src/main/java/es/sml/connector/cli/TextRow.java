package es.sml.connector.cli;

/** Lays cells side by side, each as wide as its column; a longer one pushes the others on. */
final class TextRow {
  private static final String BETWEEN = "  ";

  private final int[] widths;

  /**
   * @param widths of all columns but the last
   */
  TextRow(int... widths) {
    this.widths = widths.clone();
  }

  String of(String... cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      row.append(cells[i]);
      if (i < widths.length) {
        row.append(" ".repeat(Math.max(0, widths[i] - cells[i].length()))).append(BETWEEN);
      }
    }
    return row.toString().stripTrailing();
  }
}
