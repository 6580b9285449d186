package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ops.PrintableText;
import java.io.PrintWriter;
import org.apache.commons.text.WordUtils;

/** Prints names with their values below each other; what is not there is left out. */
final class Details {
  private static final int NAMES = 12;
  private static final TextRow ROW = new TextRow(NAMES - 2);

  private final PrintWriter out;

  Details(PrintWriter out) {
    this.out = out;
  }

  void add(String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull() && !value.asText().isEmpty()) {
      print(name, value.asText());
    }
  }

  void addTime(String name, JsonNode time) {
    if (time.isTextual()) {
      print(name, ShownText.second(time));
    }
  }

  void addHistory(JsonNode moves) {
    String name = "history";
    for (JsonNode move : moves) {
      print(
          name,
          ShownText.second(move.path("at"))
              + " "
              + move.path("event").asText()
              + (move.path("reason").isTextual() ? ": " + move.path("reason").asText() : ""));
      name = "";
    }
  }

  private void print(String name, String value) {
    String indent = "\n" + " ".repeat(NAMES);
    String wrapped =
        WordUtils.wrap(PrintableText.line(value), ShownText.WIDTH - NAMES, indent, true);
    out.println(ROW.of(name, wrapped));
  }
}
