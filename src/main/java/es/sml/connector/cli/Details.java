package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ops.PrintableText;
import java.io.PrintWriter;
import org.apache.commons.text.WordUtils;

/** Prints names and values in two columns. Missing values are left out. */
final class Details {
  private static final int NAMES = 16;
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

  /** Prints the account with SML's environment. */
  void addAccount(JsonNode shown) {
    if (shown.path("account").isTextual()) {
      print("account", ShownText.account(shown));
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

  /** Prints the timeline of a lead, with the delivery of its events to the CRM. */
  void addStory(JsonNode chapters) {
    String name = "timeline";
    for (JsonNode chapter : chapters) {
      StringBuilder line = new StringBuilder(ShownText.second(chapter.path("at")));
      line.append(' ').append(chapter.path("event").asText());
      append(line, " by ", chapter.path("channel"));
      append(line, " as ", chapter.path("smlId"));
      append(line, " from ", chapter.path("from"));
      append(line, " to ", chapter.path("to"));
      append(line, ", result ", chapter.path("result"));
      append(line, ", task ", chapter.path("task"));
      append(line, ", by user ", chapter.path("by"));
      append(line, ": ", chapter.path("reason"));
      if (chapter.has("callback")) {
        line.append("; ").append(callback(chapter.path("callback")));
      }
      print(name, line.toString());
      name = "";
    }
  }

  private static void append(StringBuilder line, String before, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      line.append(before).append(value.asText());
    }
  }

  private static String callback(JsonNode callback) {
    if (callback.path("acknowledgedAt").isTextual()) {
      return "acknowledged by the CRM " + ShownText.second(callback.path("acknowledgedAt"));
    }
    String why = callback.path("reason").isTextual() ? ": " + callback.path("reason").asText() : "";
    if (callback.path("deadLetteredAt").isTextual()) {
      return "event dead-lettered " + ShownText.second(callback.path("deadLetteredAt")) + why;
    }
    return "event not acknowledged yet" + why;
  }

  private void print(String name, String value) {
    String indent = "\n" + " ".repeat(NAMES);
    String wrapped =
        WordUtils.wrap(PrintableText.line(value), ShownText.WIDTH - NAMES, indent, true);
    out.println(ROW.of(name, wrapped));
  }
}
