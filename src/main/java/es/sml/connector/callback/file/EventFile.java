package es.sml.connector.callback.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.status.event.CrmEvent;
import es.sml.connector.status.event.QueuedEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/**
 * Events as a CSV file: UTF-8, comma-separated, one line per event, with a header line. It decides
 * the columns and the file's name.
 */
public final class EventFile {
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
   * one. A file that is sent again on request has another name than the first one, which may still
   * be there.
   *
   * @param redelivered how often an operator had the first event sent again
   */
  public static String name(List<QueuedEvent> events, int redelivered) {
    return "events-"
        + events.get(0).id()
        + (events.size() == 1 ? "" : "-and-" + (events.size() - 1) + "-more")
        + (redelivered == 0 ? "" : "-again-" + redelivered)
        + ".csv";
  }

  public static byte[] content(List<QueuedEvent> events) {
    try {
      return CSV.writer(COLUMNS)
          .writeValueAsString(events.stream().map(EventFile::line).toList())
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always CSV", e);
    }
  }

  private static Map<String, Object> line(QueuedEvent queued) {
    CrmEvent<Map<String, Object>> event = queued.event();
    Map<String, Object> line = new HashMap<>();
    line.put("id", cell(event.id()));
    line.put("type", cell(event.type()));
    line.put("time", cell(event.time()));
    DATA.forEach(name -> line.put(name, cell(event.data().get(name))));
    line.put(TASK, event.data().get(TASK) instanceof Map<?, ?> task ? task.get("id") : null);
    line.put(USER, event.data().get(USER));
    return line;
  }

  private static Object cell(Object value) {
    return value instanceof String text
        ? StringUtils.replaceChars(FormulaGuard.text(text), "\r\n", "  ")
        : value;
  }

  private static CsvSchema columns() {
    CsvSchema.Builder columns = CsvSchema.builder();
    ATTRIBUTES.forEach(columns::addColumn);
    DATA.forEach(columns::addColumn);
    return columns.addColumn(TASK).addColumn(USER).build().withHeader();
  }
}
