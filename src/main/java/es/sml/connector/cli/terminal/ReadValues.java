package es.sml.connector.cli.terminal;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.language.RecordedTexts;
import es.sml.connector.ops.text.PrintableText;
import java.io.PrintWriter;

/** Prints the values that a template reads in a mail, each with its place in it. */
public record ReadValues(PrintWriter out) {
  private static final int LONGEST_VALUE = 60;
  private static final TextRow ROW = new TextRow(20, LONGEST_VALUE);

  public void printHeadings() {
    out.println("  " + ROW.headings(say("headings.learn", "FIELD|VALUE|WHERE")));
  }

  public void print(String field, String value, String where) {
    String line = PrintableText.line(value);
    String shown =
        line.length() <= LONGEST_VALUE ? line : ShownText.cut(line, LONGEST_VALUE - 1) + "…";
    out.println(
        "  " + ROW.of(field, shown, PrintableText.line(RecordedTexts.READINGS.shown(where))));
  }
}
