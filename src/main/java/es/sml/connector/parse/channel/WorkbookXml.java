package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A workbook that a spreadsheet program writes as XML, as a table of text. */
final class WorkbookXml {
  private static final String ROOT = "Workbook";
  private static final int MOST_COLUMNS = 200;

  private WorkbookXml() {}

  /** Returns the rows of the first sheet with several, a line each; empty if it is none. */
  static Optional<String> table(JsonNode xml) {
    for (JsonNode sheet : several(xml.path(ROOT).path("Worksheet"))) {
      List<JsonNode> rows = several(sheet.path("Table").path("Row"));
      if (rows.size() > 1) {
        return Optional.of(rows.stream().map(WorkbookXml::line).collect(Collectors.joining("\n")));
      }
    }
    return Optional.empty();
  }

  private static String line(JsonNode row) {
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : several(row.path("Cell"))) {
      int column = cell.path("Cell Index").asInt(cell.path("Index").asInt(0));
      while (cells.size() < Math.min(column, MOST_COLUMNS) - 1) {
        cells.add(""); // the program leaves out empty cells
      }
      JsonNode data = cell.path("Data");
      String text = data.isObject() ? JsonScalars.text(data, "value") : JsonScalars.text(data);
      cells.add("\"" + text.replace("\"", "\"\"") + "\"");
    }
    return String.join("\t", cells);
  }

  private static List<JsonNode> several(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(all::add);
    } else if (!node.isMissingNode()) {
      all.add(node);
    }
    return all;
  }
}
