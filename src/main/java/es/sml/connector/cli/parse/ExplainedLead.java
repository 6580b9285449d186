package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.cli.terminal.Details;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.language.RecordedTexts;
import java.io.PrintWriter;

/** Prints what was read in a message for a person: each field with its value and its origin. */
final class ExplainedLead {
  private static final int VALUE = 28 + TerminalWidth.spare() / 2;
  private static final TextRow ROW = new TextRow(20, VALUE, 5);

  private ExplainedLead() {}

  /**
   * Prints a line of the command.
   *
   * @param line file, outcome, and either a reason or a lead with its explanation
   */
  static void print(JsonNode line, PrintWriter out) {
    Details details = new Details(out);
    details.add("file", line.path("file").asText());
    details.add("outcome", line.path("outcome").asText());
    details.add("format", line.path("format").asText());
    details.add("reason", RecordedReason.shown(line.path("reason").asText()));
    JsonNode explained = line.path("explain");
    details.add("recognised", RecordedTexts.READINGS.shown(explained.path("recognised").asText()));
    if (!explained.path("fields").isEmpty()) {
      out.println();
      out.println(ROW.headings(say("headings.explained", "FIELD|VALUE|CONF.|WHY")));
    }
    explained
        .path("fields")
        .properties()
        .forEach(
            field ->
                out.println(
                    ROW.of(
                        ShownText.text(field.getKey()),
                        ShownText.cut(value(line.path("lead"), field.getKey()), VALUE),
                        field.getValue().path("confidence").asText(),
                        ShownText.text(
                            RecordedTexts.READINGS.shown(
                                field.getValue().path("from").asText())))));
    JsonNode notes = line.at("/lead/notes");
    out.print(notes.isEmpty() ? "" : System.lineSeparator());
    for (JsonNode note : notes) {
      details.add("note", note.asText());
    }
    out.println();
  }

  /** Returns the value of a field; a dash for one that is a part of a list, such as a task. */
  private static String value(JsonNode lead, String field) {
    // A message becomes the first note.
    JsonNode value = lead.at(field.equals("message") ? "/notes/0" : "/" + field.replace('.', '/'));
    return value.isValueNode() && !value.isNull() ? ShownText.text(value.asText()) : "-";
  }
}
