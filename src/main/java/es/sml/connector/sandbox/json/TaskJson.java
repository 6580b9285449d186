package es.sml.connector.sandbox.json;

import com.fasterxml.jackson.core.JsonGenerator;
import es.sml.connector.sandbox.lead.SandboxAppraisal;
import es.sml.connector.sandbox.lead.SandboxTask;
import java.io.IOException;

/** Writes a task as the manual shows it: in a lead with its author, alone without. */
public final class TaskJson {
  private final ReferenceJson reference;

  public TaskJson(ReferenceJson reference) {
    this.reference = reference;
  }

  /** Writes a task in its lead. */
  void writeInLead(JsonGenerator json, SandboxTask task) throws IOException {
    json.writeStartObject();
    writeFields(json, task);
    json.writeNumberField("author", task.author().id());
    BlockJson.shared(json, "author_data", reference.author(task.author()));
    json.writeEndObject();
  }

  /** Writes the response to a change of a task. */
  public void writeAlone(JsonGenerator json, SandboxTask task) throws IOException {
    json.writeStartObject();
    writeFields(json, task);
    json.writeEndObject();
  }

  /** Writes the response to a new task, which names the lead. */
  public void writeNew(JsonGenerator json, SandboxTask task, long lead) throws IOException {
    json.writeStartObject();
    writeFields(json, task);
    json.writeNumberField("lead", lead);
    json.writeEndObject();
  }

  private void writeFields(JsonGenerator json, SandboxTask task) throws IOException {
    SandboxTask.Details details = task.details();
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

  private void writeAppraisal(JsonGenerator json, SandboxAppraisal appraisal) throws IOException {
    if (appraisal == null) {
      json.writeNull();
      return;
    }
    SandboxAppraisal.Details details = appraisal.details();
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
