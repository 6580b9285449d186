package es.sml.connector.cli.terminal;

/** Formats the cells of a row. A cell that is too long moves the next cells to the right. */
public final class TextRow {
  private static final String BETWEEN = "  ";

  private final int[] widths;

  /**
   * @param widths the widths of all columns except the last
   */
  public TextRow(int... widths) {
    this.widths = widths.clone();
  }

  /**
   * Formats the headings.
   *
   * @param names all of them, with | between two
   */
  public String headings(String names) {
    return of(names.split("\\|", -1));
  }

  public String of(String... cells) {
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
