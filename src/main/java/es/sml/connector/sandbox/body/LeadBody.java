package es.sml.connector.sandbox.body;

import static es.sml.connector.sandbox.body.BodyFields.Presence.OPTIONAL;
import static es.sml.connector.sandbox.body.BodyFields.Presence.OPTIONAL_OR_NULL;
import static es.sml.connector.sandbox.body.BodyFields.Presence.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.lead.Block;
import es.sml.connector.sandbox.lead.Choices;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.SandboxLeadDraft;
import es.sml.connector.sandbox.lead.SandboxTaskDraft;
import es.sml.connector.sandbox.lead.SandboxVehicle;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.util.List;

/** Reads the bodies of leads, by the rules in the manual's section "Detalles". */
public final class LeadBody {
  private final SandboxReferenceData reference;
  private final TaskBody tasks;

  public LeadBody(SandboxReferenceData reference, TaskBody tasks) {
    this.reference = reference;
    this.tasks = tasks;
  }

  /** Reads a new lead. Refuses an invalid body with a 400 that names every error. */
  public SandboxLeadDraft read(JsonNode body) {
    return read(body, SandboxLeadDraft.NONE);
  }

  /**
   * Reads a change of a lead. Omitted values stay, a block with its id is updated, and a block
   * without an id replaces the present one.
   */
  public SandboxLeadDraft read(JsonNode body, SandboxLeadDraft kept) {
    BodyFields fields = BodyFields.of(body);
    SandboxLeadDraft draft =
        new SandboxLeadDraft(
            fields.reference("source", REQUIRED, reference::source, kept.source()),
            fields.reference("user", OPTIONAL, reference::user, kept.user()),
            fields.block(
                "client",
                OPTIONAL_OR_NULL,
                kept.client(),
                SandboxClient.Details.NONE,
                this::client),
            fields.block(
                "vehicle", REQUIRED, kept.vehicle(), SandboxVehicle.Details.NONE, this::vehicle),
            fields.block("request", OPTIONAL, kept.request(), List.of(), this::request),
            fields.blocks("note", kept.notes(), "", LeadBody::content),
            fields.blocks("tags", kept.tags(), "", LeadBody::content),
            fields.value("status", OPTIONAL, BodyValues.choice(Choices.STATUSES), kept.status()),
            fields.value(
                "score", OPTIONAL_OR_NULL, BodyValues.choice(Choices.SCORES), kept.score()));
    fields.refuseErrors();
    return draft;
  }

  /** Reads the new status of a lead. Refuses a missing or unknown one. */
  public static String status(JsonNode body) {
    BodyFields fields = BodyFields.of(body);
    String status = fields.value("status", REQUIRED, BodyValues.choice(Choices.STATUSES), null);
    fields.refuseErrors();
    return status;
  }

  private SandboxClient.Details client(BodyFields fields, SandboxClient.Details kept) {
    return new SandboxClient.Details(
        fields.text("name", REQUIRED, kept.name()),
        fields.text("phone", OPTIONAL_OR_NULL, kept.phone()),
        fields.value("email", OPTIONAL_OR_NULL, BodyValues::email, kept.email()),
        fields.reference("province", OPTIONAL_OR_NULL, reference::province, kept.province()),
        fields.reference("location", OPTIONAL_OR_NULL, reference::locality, kept.location()));
  }

  private SandboxVehicle.Details vehicle(BodyFields fields, SandboxVehicle.Details kept) {
    return new SandboxVehicle.Details(
        fields.text("brand_model", REQUIRED, kept.brandModel()),
        fields.text("price", OPTIONAL_OR_NULL, kept.price()),
        fields.text("km", OPTIONAL_OR_NULL, kept.km()),
        fields.value("year", OPTIONAL_OR_NULL, BodyValues::integer, kept.year()),
        fields.reference("gas", OPTIONAL_OR_NULL, reference::gasType, kept.gas()),
        fields.flag("sold", kept.sold()));
  }

  private List<Block<SandboxTaskDraft>> request(
      BodyFields fields, List<Block<SandboxTaskDraft>> kept) {
    return fields.blocks("task", kept, SandboxTaskDraft.NONE, tasks::task);
  }

  /** Reads the text of a note or a tag. */
  static String content(BodyFields fields, String kept) {
    return fields.text("content", REQUIRED, kept.isEmpty() ? null : kept);
  }
}
