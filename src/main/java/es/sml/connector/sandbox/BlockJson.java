package es.sml.connector.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes the fields that several blocks of a lead have in common. */
final class BlockJson {

  private BlockJson() {}

  /** A part that is encoded already. */
  static void shared(JsonGenerator json, String field, SerializedString fragment)
      throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(fragment);
  }

  /** A time, null included. */
  static void time(JsonGenerator json, String field, Instant instant) throws IOException {
    json.writeStringField(field, instant == null ? null : Timestamps.write(instant));
  }

  /** A number, null included. */
  static void number(JsonGenerator json, String field, Integer value) throws IOException {
    json.writeFieldName(field);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  /** The kind of fuel, null included, as its id and in full. */
  static void gas(JsonGenerator json, ReferenceData.GasType gas, ReferenceJson reference)
      throws IOException {
    if (gas == null) {
      json.writeNullField("gas");
      json.writeNullField("gas_data");
    } else {
      json.writeNumberField("gas", gas.id());
      shared(json, "gas_data", reference.gasType(gas));
    }
  }

  static void notes(JsonGenerator json, String field, List<Note> notes) throws IOException {
    json.writeArrayFieldStart(field);
    for (Note note : notes) {
      json.writeStartObject();
      json.writeNumberField("id", note.id());
      json.writeStringField("content", note.content());
      time(json, "modified", note.modified());
      json.writeArrayFieldStart("history");
      for (Note.Revision revision : note.history()) {
        json.writeStartObject();
        json.writeNumberField("history_id", revision.id());
        time(json, "modified", revision.modified());
        json.writeNumberField("history_user", revision.userId());
        json.writeStringField("content", revision.content());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
