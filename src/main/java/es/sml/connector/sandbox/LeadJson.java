package es.sml.connector.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes a lead as the manual's sample answer shows it, key by key in its order. */
final class LeadJson {
  private static final String NO_AGE =
      "{'years': 0, 'months': 0, 'days': 0, 'hours': 0, 'minutes': 0, 'seconds': 0}";

  private final ReferenceJson reference;

  LeadJson(ReferenceJson reference) {
    this.reference = reference;
  }

  Buffer buffer(StoredLead lead, Instant now) {
    return Json.buffer(json -> write(json, lead, now));
  }

  /** One lead; {@code now} decides whether its concessionaire is open. */
  void write(JsonGenerator json, StoredLead lead, Instant now) throws IOException {
    int dealer = lead.source().concessionaire();
    json.writeStartObject();
    json.writeNumberField("id", lead.id());
    json.writeNumberField("concessionaire", dealer);
    shared(json, "concessionaire_data", reference.concessionaire(dealer, now));
    json.writeFieldName("client");
    writeClient(json, lead.client());
    json.writeFieldName("vehicle");
    writeVehicle(json, lead.vehicle());
    writeRequest(json, lead);
    writeNotes(json, "note", lead.notes());
    json.writeNullField("end_date");
    json.writeNumberField("user", lead.user().id());
    shared(json, "user_data", reference.user(lead.user()));
    json.writeStringField("result", lead.result());
    time(json, "created", lead.created());
    json.writeStringField("status", lead.status());
    json.writeStringField("score", lead.score());
    time(json, "finish_date", lead.finishDate());
    json.writeBooleanField("pending_tasks", lead.hasPendingTasks());
    json.writeNullField("mail_content");
    // The sample dates the first task of a lead without tasks to its creation, and its age, nsa,
    // is what lies between the two.
    time(json, "first_task_date", lead.created());
    json.writeStringField("nsa", NO_AGE);
    shared(json, "origin", reference.originOf(lead.source()));
    json.writeBooleanField("cur_user_can_assign", true);
    writeNotes(json, "tags", lead.tags());
    json.writeNumberField("source", lead.source().id());
    shared(json, "source_data", reference.source(lead.source()));
    json.writeEndObject();
  }

  /** One client, null included. */
  void writeClient(JsonGenerator json, Client client) throws IOException {
    if (client == null) {
      json.writeNull();
      return;
    }
    Client.Details details = client.details();
    json.writeStartObject();
    json.writeNumberField("id", client.id());
    json.writeStringField("name", details.name());
    json.writeStringField("phone", details.phone());
    json.writeStringField("email", details.email());
    if (details.province() == null) {
      json.writeNullField("province");
      json.writeNullField("province_data");
    } else {
      json.writeNumberField("province", details.province().id());
      shared(json, "province_data", reference.province(details.province()));
    }
    if (details.location() == null) {
      json.writeNullField("location");
      json.writeNullField("location_data");
    } else {
      json.writeNumberField("location", details.location().id());
      shared(json, "location_data", reference.locality(details.location()));
    }
    json.writeEndObject();
  }

  private void writeVehicle(JsonGenerator json, Vehicle vehicle) throws IOException {
    Vehicle.Details details = vehicle.details();
    json.writeStartObject();
    json.writeNumberField("id", vehicle.id());
    json.writeStringField("brand_model", details.brandModel());
    json.writeStringField("price", details.price());
    json.writeStringField("km", details.km());
    number(json, "year", details.year());
    writeGas(json, details.gas());
    json.writeBooleanField("sold", details.sold());
    json.writeEndObject();
  }

  private void writeGas(JsonGenerator json, ReferenceData.GasType gas) throws IOException {
    if (gas == null) {
      json.writeNullField("gas");
      json.writeNullField("gas_data");
    } else {
      json.writeNumberField("gas", gas.id());
      shared(json, "gas_data", reference.gasType(gas));
    }
  }

  private void writeRequest(JsonGenerator json, StoredLead lead) throws IOException {
    json.writeObjectFieldStart("request");
    json.writeNumberField("id", lead.requestId());
    json.writeArrayFieldStart("task");
    for (Task task : lead.tasks()) {
      writeTask(json, task);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTask(JsonGenerator json, Task task) throws IOException {
    Task.Details details = task.details();
    json.writeStartObject();
    json.writeNumberField("id", task.id());
    json.writeStringField("type", details.type());
    json.writeStringField("subtype", details.subtype());
    json.writeStringField("description", details.description());
    json.writeStringField("media", details.media());
    time(json, "planified_realization_date", details.planifiedRealizationDate());
    time(json, "planified_tracking_date", details.planifiedTrackingDate());
    time(json, "realization_date", task.realizationDate());
    json.writeBooleanField("realization_date_check", details.realizationDateCheck());
    time(json, "tracking_date", task.trackingDate());
    json.writeBooleanField("tracking_date_check", details.trackingDateCheck());
    writeNotes(json, "note", task.notes());
    time(json, "created", task.created());
    json.writeFieldName("appraisal");
    writeAppraisal(json, task.appraisal());
    json.writeBooleanField("is_click2call", false);
    json.writeNumberField("author", task.author().id());
    shared(json, "author_data", reference.author(task.author()));
    json.writeEndObject();
  }

  private void writeAppraisal(JsonGenerator json, Appraisal appraisal) throws IOException {
    if (appraisal == null) {
      json.writeNull();
      return;
    }
    Appraisal.Details details = appraisal.details();
    json.writeStartObject();
    json.writeNumberField("id", appraisal.id());
    json.writeStringField("brand_model", details.brandModel());
    json.writeStringField("license_plate", details.licensePlate());
    json.writeStringField("km", details.km());
    number(json, "year", details.year());
    writeGas(json, details.gas());
    json.writeStringField("extras", details.extras());
    json.writeStringField("origin", details.origin());
    json.writeEndObject();
  }

  private static void writeNotes(JsonGenerator json, String field, List<Note> notes)
      throws IOException {
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

  private static void shared(JsonGenerator json, String field, SerializedString fragment)
      throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(fragment);
  }

  private static void time(JsonGenerator json, String field, Instant instant) throws IOException {
    json.writeStringField(field, instant == null ? null : Timestamps.write(instant));
  }

  private static void number(JsonGenerator json, String field, Integer value) throws IOException {
    json.writeFieldName(field);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
