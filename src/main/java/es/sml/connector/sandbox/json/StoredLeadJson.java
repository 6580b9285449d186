package es.sml.connector.sandbox.json;

import com.fasterxml.jackson.core.JsonGenerator;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxVehicle;
import es.sml.connector.sandbox.lead.StoredLead;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;

/** Writes a lead as in the manual's sample response, with all keys in its order. */
public final class StoredLeadJson {
  private static final String NO_AGE =
      "{'years': 0, 'months': 0, 'days': 0, 'hours': 0, 'minutes': 0, 'seconds': 0}";

  private final ReferenceJson reference;
  private final TaskJson tasks;

  public StoredLeadJson(ReferenceJson reference, TaskJson tasks) {
    this.reference = reference;
    this.tasks = tasks;
  }

  public Buffer buffer(StoredLead lead, Instant now) {
    return Json.buffer(json -> write(json, lead, now));
  }

  /** Writes one lead; {@code now} decides whether its concessionaire is open. */
  public void write(JsonGenerator json, StoredLead lead, Instant now) throws IOException {
    int dealer = lead.source().concessionaire();
    json.writeStartObject();
    json.writeNumberField("id", lead.id());
    json.writeNumberField("concessionaire", dealer);
    BlockJson.shared(json, "concessionaire_data", reference.concessionaire(dealer, now));
    json.writeFieldName("client");
    writeClient(json, lead.client());
    json.writeFieldName("vehicle");
    writeVehicle(json, lead.vehicle());
    writeRequest(json, lead);
    BlockJson.notes(json, "note", lead.notes());
    json.writeNullField("end_date");
    json.writeNumberField("user", lead.user().id());
    BlockJson.shared(json, "user_data", reference.user(lead.user()));
    json.writeStringField("result", lead.result());
    BlockJson.time(json, "created", lead.created());
    json.writeStringField("status", lead.status());
    json.writeStringField("score", lead.score());
    BlockJson.time(json, "finish_date", lead.finishDate());
    json.writeBooleanField("pending_tasks", lead.hasPendingTasks());
    json.writeNullField("mail_content");
    // The sample dates the first task of a lead without tasks to its creation. Its age, nsa, is the
    // time between the two.
    BlockJson.time(json, "first_task_date", lead.created());
    json.writeStringField("nsa", NO_AGE);
    BlockJson.shared(json, "origin", reference.originOf(lead.source()));
    json.writeBooleanField("cur_user_can_assign", true);
    BlockJson.notes(json, "tags", lead.tags());
    json.writeNumberField("source", lead.source().id());
    BlockJson.shared(json, "source_data", reference.source(lead.source()));
    json.writeEndObject();
  }

  /** Writes one client, also null. */
  public void writeClient(JsonGenerator json, SandboxClient client) throws IOException {
    if (client == null) {
      json.writeNull();
      return;
    }
    SandboxClient.Details details = client.details();
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
      BlockJson.shared(json, "province_data", reference.province(details.province()));
    }
    if (details.location() == null) {
      json.writeNullField("location");
      json.writeNullField("location_data");
    } else {
      json.writeNumberField("location", details.location().id());
      BlockJson.shared(json, "location_data", reference.locality(details.location()));
    }
    json.writeEndObject();
  }

  private void writeVehicle(JsonGenerator json, SandboxVehicle vehicle) throws IOException {
    SandboxVehicle.Details details = vehicle.details();
    json.writeStartObject();
    json.writeNumberField("id", vehicle.id());
    json.writeStringField("brand_model", details.brandModel());
    json.writeStringField("price", details.price());
    json.writeStringField("km", details.km());
    BlockJson.number(json, "year", details.year());
    BlockJson.gas(json, details.gas(), reference);
    json.writeBooleanField("sold", details.sold());
    json.writeEndObject();
  }

  private void writeRequest(JsonGenerator json, StoredLead lead) throws IOException {
    json.writeObjectFieldStart("request");
    json.writeNumberField("id", lead.requestId());
    json.writeArrayFieldStart("task");
    for (SandboxTask task : lead.tasks()) {
      tasks.writeInLead(json, task);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
