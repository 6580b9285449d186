package es.sml.connector.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a task as the manual shows it: in a lead with its author, alone without. */
final class TaskJson {
  private final ReferenceJson reference;

  TaskJson(ReferenceJson reference) {
    this.reference = reference;
  }

  /** Writes a task in its lead. */
  void writeInLead(JsonGenerator json, Task task) throws IOException {
    json.writeStartObject();
    writeFields(json, task);
    json.writeNumberField("author", task.author().id());
    BlockJson.shared(json, "author_data", reference.author(task.author()));
    json.writeEndObject();
  }

  /** Writes the response to a change of a task. */
  void writeAlone(JsonGenerator json, Task task) throws IOException {
    json.writeStartObject();
    writeFields(json, task);
    json.writeEndObject();
  }

  /** Writes the response to a new task, which names the lead. */
  void writeNew(JsonGenerator json, Task task, long lead) throws IOException {
    json.writeStartObject();
    writeFields(json, task);
    json.writeNumberField("lead", lead);
    json.writeEndObject();
  }

  private void writeFields(JsonGenerator json, Task task) throws IOException {
    Task.Details details = task.details();
    json.writeNumberField("id", task.id());
    json.writeStringField("type", details.type());
    json.writeStringField("subtype", details.subtype());
    json.writeStringField("description", details.description());
    json.writeStringField("media", details.media());
    BlockJson.time(json, "planified_realization_date", details.planifiedRealizationDate());
    BlockJson.time(json, "planified_tracking_date", details.planifiedTrackingDate());
    BlockJson.time(json, "realization_date", task.realizationDate());
    json.writeBooleanField("realization_date_check", details.realizationDateCheck());
    BlockJson.time(json, "tracking_date", task.trackingDate());
    json.writeBooleanField("tracking_date_check", details.trackingDateCheck());
    BlockJson.notes(json, "note", task.notes());
    BlockJson.time(json, "created", task.created());
    json.writeFieldName("appraisal");
    writeAppraisal(json, task.appraisal());
    json.writeBooleanField("is_click2call", false);
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
    BlockJson.number(json, "year", details.year());
    BlockJson.gas(json, details.gas(), reference);
    json.writeStringField("extras", details.extras());
    json.writeStringField("origin", details.origin());
    json.writeEndObject();
  }
}
