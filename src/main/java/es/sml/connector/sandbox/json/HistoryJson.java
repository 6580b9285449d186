package es.sml.connector.sandbox.json;

import com.fasterxml.jackson.core.JsonGenerator;
import es.sml.connector.sandbox.store.LeadChangeHistory;
import java.io.IOException;
import java.util.Map;

/**
 * Writes an entry of a lead's history. The manual's sample does not show an entry's fields. Their
 * names follow the history of a note, with additional fields for the change.
 */
public final class HistoryJson {

  private HistoryJson() {}

  public static void write(JsonGenerator json, LeadChangeHistory.Entry entry) throws IOException {
    json.writeStartObject();
    json.writeNumberField("history_id", entry.id());
    BlockJson.time(json, "modified", entry.at());
    json.writeNumberField("history_user", entry.userId());
    json.writeStringField("history_type", entry.type());
    json.writeArrayFieldStart("changes");
    for (Map.Entry<String, LeadChangeHistory.Change> change : entry.changes().entrySet()) {
      json.writeStartObject();
      json.writeStringField("field", change.getKey());
      json.writeStringField("old", change.getValue().before());
      json.writeStringField("new", change.getValue().after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
