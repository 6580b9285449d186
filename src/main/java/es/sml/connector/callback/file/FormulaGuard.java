package es.sml.connector.callback.file;

/**
 * Prevents that a spreadsheet runs a stranger's text as a formula. An apostrophe before the first
 * character of a formula makes it text. Some spreadsheets divide a line at a separator even within
 * quotes, so a formula may also start after one.
 */
final class FormulaGuard {
  private static final String BEGINNINGS = "=+-@＝＋－＠";
  private static final String SEPARATORS = ";|\t\r\n";
  private static final String SPACES = " \u00a0";

  private FormulaGuard() {}

  static String text(String cell) {
    StringBuilder text = new StringBuilder(cell.length() + 1);
    boolean begins = true;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean separator = SEPARATORS.indexOf(c) >= 0;
      if (begins && (BEGINNINGS.indexOf(c) >= 0 || (i == 0 && separator))) {
        text.append('\'');
      }
      begins = separator || (begins && SPACES.indexOf(c) >= 0);
      text.append(c);
    }
    return text.toString();
  }
}
