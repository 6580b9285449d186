package es.sml.connector.parse.mail;

/**
 * Decides where the lines that a mail program marked with ">" end: below a blank line the writer
 * goes on, as in answers between the lines of an older mail. A line right below is a wrapped one.
 */
final class QuotedLinesEnd {
  private boolean marked;
  private boolean blank;

  /** Begins an older mail: only marked lines after this can end. */
  void begin() {
    marked = false;
    blank = false;
  }

  /** Returns whether the next line is the writer's again. */
  boolean endBefore(String line) {
    boolean ends = marked && blank && !line.isBlank() && !line.startsWith(">");
    marked = line.startsWith(">") || (marked && !ends);
    blank = line.isBlank();
    return ends;
  }
}
