package es.sml.connector.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.testing.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as a CRM received it.
 *
 * @param number the event's number within its lead, from its id
 * @param change the change, in the words of {@link LeadChanger}
 * @param whole all that came
 */
record DeliveredEvent(
    String id, String dealer, long lead, int number, String change, String whole) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final CsvSchema WITH_HEADER = CsvSchema.emptySchema().withHeader();

  static DeliveredEvent ofJson(String body) {
    try {
      JsonNode event = JSON.readTree(body);
      return of(event, event.path("data"), event.at("/data/task/id"), body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  static DeliveredEvent of(WebhookReceiver.Call call) {
    return ofJson(call.body());
  }

  static List<DeliveredEvent> of(List<WebhookReceiver.Call> calls) {
    return calls.stream().map(DeliveredEvent::of).toList();
  }

  /** Reads the lines of a file of events. */
  static List<DeliveredEvent> ofFile(Path file) throws IOException {
    List<DeliveredEvent> events = new ArrayList<>();
    for (JsonNode line :
        new CsvMapper()
            .readerFor(JsonNode.class)
            .with(WITH_HEADER)
            .<JsonNode>readValues(file.toFile())
            .readAll()) {
      events.add(of(line, line, line.path("task"), line.toString()));
    }
    return events;
  }

  private static DeliveredEvent of(JsonNode event, JsonNode data, JsonNode task, String whole) {
    String id = event.path("id").asText();
    String type = event.path("type").asText().replaceAll("^es\\.sml\\.lead\\.|\\.v1$", "");
    String step = data.path("from").asText() + " > " + data.path("to").asText();
    String change =
        switch (type) {
          case "status-changed", "finished" -> step;
          case "assigned" -> LeadChanger.USER + step;
          case "task-done" -> LeadChanger.TASK + task.asText();
          default -> type;
        };
    return new DeliveredEvent(
        id,
        data.path("dealer").asText(),
        data.path("leadId").asLong(),
        Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)),
        change,
        whole);
  }

  boolean isTask() {
    return change.startsWith(LeadChanger.TASK);
  }
}
