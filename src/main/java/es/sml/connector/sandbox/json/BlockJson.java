package es.sml.connector.sandbox.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import es.sml.connector.sandbox.http.Timestamps;
import es.sml.connector.sandbox.lead.SandboxNote;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes the fields that several blocks of a lead share. */
final class BlockJson {

  private BlockJson() {}

  /** Writes JSON that is already encoded. */
  static void shared(JsonGenerator json, String field, SerializedString fragment)
      throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(fragment);
  }

  /** Writes a time, also null. */
  static void time(JsonGenerator json, String field, Instant instant) throws IOException {
    json.writeStringField(field, instant == null ? null : Timestamps.write(instant));
  }

  /** Writes a number, also null. */
  static void number(JsonGenerator json, String field, Integer value) throws IOException {
    json.writeFieldName(field);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  /** Writes the kind of fuel, also null, as its id and in full. */
  static void gas(JsonGenerator json, SandboxReferenceData.GasType gas, ReferenceJson reference)
      throws IOException {
    if (gas == null) {
      json.writeNullField("gas");
      json.writeNullField("gas_data");
    } else {
      json.writeNumberField("gas", gas.id());
      shared(json, "gas_data", reference.gasType(gas));
    }
  }

  static void notes(JsonGenerator json, String field, List<SandboxNote> notes) throws IOException {
    json.writeArrayFieldStart(field);
    for (SandboxNote note : notes) {
      json.writeStartObject();
      json.writeNumberField("id", note.id());
      json.writeStringField("content", note.content());
      time(json, "modified", note.modified());
      json.writeArrayFieldStart("history");
      for (SandboxNote.Revision revision : note.history()) {
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
