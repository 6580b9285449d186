package es.sml.connector.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ops.text.PrintableText;
import java.io.PrintWriter;
import org.apache.commons.text.WordUtils;

/** Prints names and values in two columns. Missing values are left out. */
public final class Details {
  private static final int NAMES = 16;
  private static final TextRow ROW = new TextRow(NAMES - 2);

  private final PrintWriter out;

  public Details(PrintWriter out) {
    this.out = out;
  }

  public void add(String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull() && !value.asText().isEmpty()) {
      print(name, value.asText());
    }
  }

  /** Prints the account with SML's environment. */
  public void addAccount(JsonNode shown) {
    if (shown.path("account").isTextual()) {
      print("account", ShownText.account(shown));
    }
  }

  public void addTime(String name, JsonNode time) {
    if (time.isTextual()) {
      print(name, ShownText.second(time));
    }
  }

  public void addHistory(JsonNode moves) {
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
  public void addTimeline(JsonNode entries) {
    String name = "timeline";
    for (JsonNode entry : entries) {
      StringBuilder line = new StringBuilder(ShownText.second(entry.path("at")));
      line.append(' ').append(entry.path("event").asText());
      append(line, " by ", entry.path("channel"));
      append(line, " as ", entry.path("smlId"));
      append(line, " from ", entry.path("from"));
      append(line, " to ", entry.path("to"));
      append(line, ", result ", entry.path("result"));
      append(line, ", task ", entry.path("task"));
      append(line, ", by user ", entry.path("by"));
      append(line, ": ", entry.path("reason"));
      if (entry.has("callback")) {
        line.append("; ").append(callback(entry.path("callback")));
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
