package es.sml.connector.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.status.QueuedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events as a CSV file: UTF-8, comma-separated, one line per event, with a header line. */
final class EventFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final CsvMapper CSV = new CsvMapper();
  private static final List<String> ATTRIBUTES = List.of("id", "type", "time");
  private static final List<String> DATA =
      List.of(
          "dealer", "leadId", "reference", "externalId", "status", "from", "to", "result", "by");
  private static final String TASK = "task";
  private static final String USER = "user";
  private static final CsvSchema COLUMNS = columns();

  private EventFile() {}

  /**
   * Returns the file's name: the same events have the same name, so that a file written twice is
   * one.
   */
  static String name(List<QueuedEvent> events) {
    String first = events.get(0).id();
    return events.size() == 1
        ? "events-" + first + ".csv"
        : "events-" + first + "-and-" + (events.size() - 1) + "-more.csv";
  }

  static byte[] content(List<QueuedEvent> events) {
    try {
      return CSV.writer(COLUMNS)
          .writeValueAsString(events.stream().map(EventFile::line).toList())
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always CSV", e);
    }
  }

  private static ObjectNode line(QueuedEvent event) {
    try {
      JsonNode body = JSON.readTree(event.body());
      ObjectNode line = JSON.createObjectNode();
      ATTRIBUTES.forEach(name -> line.set(name, cell(body.get(name))));
      DATA.forEach(name -> line.set(name, cell(body.path("data").get(name))));
      line.set(TASK, body.at("/data/task/id").isMissingNode() ? null : body.at("/data/task/id"));
      line.set(USER, body.at("/data").get(USER));
      return line;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    }
  }

  private static JsonNode cell(JsonNode value) {
    return value != null && value.isTextual()
        ? TextNode.valueOf(FormulaGuard.text(value.textValue()))
        : value;
  }

  private static CsvSchema columns() {
    CsvSchema.Builder columns = CsvSchema.builder();
    ATTRIBUTES.forEach(columns::addColumn);
    DATA.forEach(columns::addColumn);
    return columns.addColumn(TASK).addColumn(USER).build().withHeader();
  }
}
