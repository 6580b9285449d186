package es.sml.connector.sandbox;

import static es.sml.connector.sandbox.BodyFields.Presence.OPTIONAL;
import static es.sml.connector.sandbox.BodyFields.Presence.OPTIONAL_OR_NULL;
import static es.sml.connector.sandbox.BodyFields.Presence.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the body of a lead to create, by the rules the manual lists under "Detalles". */
final class LeadBody {
  private final ReferenceData reference;

  LeadBody(ReferenceData reference) {
    this.reference = reference;
  }

  /** Refuses a body that breaks a rule with a 400 naming every error in it. */
  StoredLead.Draft read(JsonNode body) {
    BodyFields fields = BodyFields.of(body);
    List<Task.Details> tasks =
        fields.block("request", OPTIONAL, request -> request.blocks("task", this::task));
    String status = fields.value("status", OPTIONAL, FieldValues.choice(Choices.STATUSES));
    StoredLead.Draft draft =
        new StoredLead.Draft(
            fields.reference("source", REQUIRED, reference.sources()),
            fields.reference("user", OPTIONAL_OR_NULL, reference.users()),
            fields.block("client", OPTIONAL_OR_NULL, this::client),
            fields.block("vehicle", REQUIRED, this::vehicle),
            tasks == null ? List.of() : tasks,
            fields.blocks("note", LeadBody::content),
            fields.blocks("tags", LeadBody::content),
            status == null ? Choices.NEW : status,
            fields.value("score", OPTIONAL_OR_NULL, FieldValues.choice(Choices.SCORES)));
    fields.refuseErrors();
    return draft;
  }

  /** The status that a change of status asks for; refuses a missing or unknown one. */
  static String status(JsonNode body) {
    BodyFields fields = BodyFields.of(body);
    String status = fields.value("status", REQUIRED, FieldValues.choice(Choices.STATUSES));
    fields.refuseErrors();
    return status;
  }

  private Client.Details client(BodyFields fields) {
    return new Client.Details(
        fields.text("name", REQUIRED),
        fields.text("phone", OPTIONAL_OR_NULL),
        fields.value("email", OPTIONAL_OR_NULL, FieldValues::email),
        fields.reference("province", OPTIONAL_OR_NULL, reference.provinces()),
        fields.reference("location", OPTIONAL_OR_NULL, reference.localities()));
  }

  private Vehicle.Details vehicle(BodyFields fields) {
    return new Vehicle.Details(
        fields.text("brand_model", REQUIRED),
        fields.text("price", OPTIONAL_OR_NULL),
        fields.text("km", OPTIONAL_OR_NULL),
        fields.value("year", OPTIONAL_OR_NULL, FieldValues::integer),
        fields.reference("gas", OPTIONAL_OR_NULL, reference.gasTypes()),
        fields.flag("sold"));
  }

  private Task.Details task(BodyFields fields) {
    String type = fields.value("type", OPTIONAL_OR_NULL, FieldValues.choice(Choices.TASK_TYPES));
    String media = fields.value("media", OPTIONAL, FieldValues.choice(Choices.MEDIA));
    return new Task.Details(
        type,
        fields.text("subtype", OPTIONAL_OR_NULL),
        fields.text("description", OPTIONAL_OR_NULL),
        media == null ? Choices.PHONE : media,
        fields.value("planified_realization_date", OPTIONAL_OR_NULL, FieldValues::dateTime),
        fields.value("planified_tracking_date", OPTIONAL_OR_NULL, FieldValues::dateTime),
        fields.flag("realization_date_check"),
        fields.flag("tracking_date_check"),
        fields.blocks("note", LeadBody::content),
        fields.block(
            "appraisal",
            Choices.APPRAISAL.equals(type) ? REQUIRED : OPTIONAL_OR_NULL,
            this::appraisal));
  }

  private Appraisal.Details appraisal(BodyFields fields) {
    return new Appraisal.Details(
        fields.text("brand_model", REQUIRED),
        fields.text("license_plate", OPTIONAL_OR_NULL),
        fields.text("km", OPTIONAL_OR_NULL),
        fields.value("year", OPTIONAL_OR_NULL, FieldValues::integer),
        fields.reference("gas", OPTIONAL_OR_NULL, reference.gasTypes()),
        fields.text("extras", OPTIONAL_OR_NULL),
        fields.value("origin", OPTIONAL_OR_NULL, FieldValues.choice(Choices.ORIGINS)));
  }

  private static String content(BodyFields fields) {
    return fields.text("content", REQUIRED);
  }
}
