package es.sml.connector.sandbox;

import static es.sml.connector.sandbox.BodyFields.Presence.OPTIONAL;
import static es.sml.connector.sandbox.BodyFields.Presence.OPTIONAL_OR_NULL;
import static es.sml.connector.sandbox.BodyFields.Presence.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the bodies of leads, by the rules in the manual's section "Detalles". */
final class LeadBody {
  private final ReferenceData reference;
  private final TaskBody tasks;

  LeadBody(ReferenceData reference, TaskBody tasks) {
    this.reference = reference;
    this.tasks = tasks;
  }

  /** Reads a new lead. Refuses an invalid body with a 400 that names every error. */
  LeadDraft read(JsonNode body) {
    return read(body, LeadDraft.NONE);
  }

  /**
   * Reads a change of a lead. Omitted values stay, a block with its id is updated, and a block
   * without an id replaces the present one.
   */
  LeadDraft read(JsonNode body, LeadDraft kept) {
    BodyFields fields = BodyFields.of(body);
    LeadDraft draft =
        new LeadDraft(
            fields.reference("source", REQUIRED, reference::source, kept.source()),
            fields.reference("user", OPTIONAL, reference::user, kept.user()),
            fields.block(
                "client", OPTIONAL_OR_NULL, kept.client(), Client.Details.NONE, this::client),
            fields.block("vehicle", REQUIRED, kept.vehicle(), Vehicle.Details.NONE, this::vehicle),
            fields.block("request", OPTIONAL, kept.request(), List.of(), this::request),
            fields.blocks("note", kept.notes(), "", LeadBody::content),
            fields.blocks("tags", kept.tags(), "", LeadBody::content),
            fields.value("status", OPTIONAL, FieldValues.choice(Choices.STATUSES), kept.status()),
            fields.value(
                "score", OPTIONAL_OR_NULL, FieldValues.choice(Choices.SCORES), kept.score()));
    fields.refuseErrors();
    return draft;
  }

  /** Reads the new status of a lead. Refuses a missing or unknown one. */
  static String status(JsonNode body) {
    BodyFields fields = BodyFields.of(body);
    String status = fields.value("status", REQUIRED, FieldValues.choice(Choices.STATUSES), null);
    fields.refuseErrors();
    return status;
  }

  private Client.Details client(BodyFields fields, Client.Details kept) {
    return new Client.Details(
        fields.text("name", REQUIRED, kept.name()),
        fields.text("phone", OPTIONAL_OR_NULL, kept.phone()),
        fields.value("email", OPTIONAL_OR_NULL, FieldValues::email, kept.email()),
        fields.reference("province", OPTIONAL_OR_NULL, reference::province, kept.province()),
        fields.reference("location", OPTIONAL_OR_NULL, reference::locality, kept.location()));
  }

  private Vehicle.Details vehicle(BodyFields fields, Vehicle.Details kept) {
    return new Vehicle.Details(
        fields.text("brand_model", REQUIRED, kept.brandModel()),
        fields.text("price", OPTIONAL_OR_NULL, kept.price()),
        fields.text("km", OPTIONAL_OR_NULL, kept.km()),
        fields.value("year", OPTIONAL_OR_NULL, FieldValues::integer, kept.year()),
        fields.reference("gas", OPTIONAL_OR_NULL, reference::gasType, kept.gas()),
        fields.flag("sold", kept.sold()));
  }

  private List<Block<TaskDraft>> request(BodyFields fields, List<Block<TaskDraft>> kept) {
    return fields.blocks("task", kept, TaskDraft.NONE, tasks::task);
  }

  /** Reads the text of a note or a tag. */
  static String content(BodyFields fields, String kept) {
    return fields.text("content", REQUIRED, kept.isEmpty() ? null : kept);
  }
}
