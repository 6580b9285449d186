package es.sml.connector.cli.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import java.io.PrintWriter;

/** Prints leads as a table, each with its reason below. */
final class LeadTable {
  private static final TextRow ROW = new TextRow(16, 16, 20, 10);

  private LeadTable() {}

  static void print(JsonNode leads, PrintWriter out) {
    out.println(ROW.of("KEY", "RECEIVED", "DEALER", "STATE", "SML"));
    for (JsonNode lead : leads) {
      out.println(
          ROW.of(
              ShownText.key(lead),
              ShownText.minute(lead.path("received")),
              ShownText.cut(ShownText.text(lead.path("dealer")), 20),
              lead.path("parked").asBoolean() ? "PARKED" : ShownText.text(lead.path("state")),
              ShownText.text(lead.path("smlId"))));
      if (lead.path("reason").isTextual()) {
        out.println(ShownText.wrapped(lead.path("reason").asText(), 2));
      }
    }
  }
}
