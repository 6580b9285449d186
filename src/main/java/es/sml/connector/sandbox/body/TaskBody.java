package es.sml.connector.sandbox.body;

import static es.sml.connector.sandbox.body.BodyFields.Presence.OPTIONAL;
import static es.sml.connector.sandbox.body.BodyFields.Presence.OPTIONAL_OR_NULL;
import static es.sml.connector.sandbox.body.BodyFields.Presence.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.lead.Choices;
import es.sml.connector.sandbox.lead.SandboxAppraisal;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxTaskDraft;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.util.function.LongFunction;

/** Reads the bodies of tasks, alone or in a lead's, by the rules in the section "Detalles". */
public final class TaskBody {
  private final SandboxReferenceData reference;

  public TaskBody(SandboxReferenceData reference) {
    this.reference = reference;
  }

  /** A new task and its lead. */
  public record NewTask(StoredLead lead, SandboxTaskDraft task) {}

  /** Reads a new task. Refuses an invalid body or a missing lead with a 400. */
  public NewTask readNew(JsonNode body, LongFunction<StoredLead> leads) {
    BodyFields fields = BodyFields.of(body);
    NewTask read =
        new NewTask(
            fields.reference("lead", REQUIRED, leads, null), task(fields, SandboxTaskDraft.NONE));
    fields.refuseErrors();
    return read;
  }

  /** Reads a change of a task. Omitted values stay. */
  public SandboxTaskDraft read(JsonNode body, SandboxTaskDraft kept) {
    BodyFields fields = BodyFields.of(body);
    SandboxTaskDraft draft = task(fields, kept);
    fields.refuseErrors();
    return draft;
  }

  SandboxTaskDraft task(BodyFields fields, SandboxTaskDraft kept) {
    SandboxTask.Details details = details(fields, kept.details());
    return new SandboxTaskDraft(
        details,
        fields.blocks("note", kept.notes(), "", LeadBody::content),
        fields.block(
            "appraisal",
            Choices.APPRAISAL.equals(details.type()) ? REQUIRED : OPTIONAL_OR_NULL,
            kept.appraisal(),
            SandboxAppraisal.Details.NONE,
            this::appraisal));
  }

  private static SandboxTask.Details details(BodyFields fields, SandboxTask.Details kept) {
    return new SandboxTask.Details(
        fields.value("type", OPTIONAL_OR_NULL, BodyValues.choice(Choices.TASK_TYPES), kept.type()),
        fields.text("subtype", OPTIONAL_OR_NULL, kept.subtype()),
        fields.text("description", OPTIONAL_OR_NULL, kept.description()),
        fields.value("media", OPTIONAL, BodyValues.choice(Choices.MEDIA), kept.media()),
        fields.value(
            "planified_realization_date",
            OPTIONAL_OR_NULL,
            BodyValues::dateTime,
            kept.planifiedRealizationDate()),
        fields.value(
            "planified_tracking_date",
            OPTIONAL_OR_NULL,
            BodyValues::dateTime,
            kept.planifiedTrackingDate()),
        fields.flag("realization_date_check", kept.realizationDateCheck()),
        fields.flag("tracking_date_check", kept.trackingDateCheck()));
  }

  private SandboxAppraisal.Details appraisal(BodyFields fields, SandboxAppraisal.Details kept) {
    return new SandboxAppraisal.Details(
        fields.text("brand_model", REQUIRED, kept.brandModel()),
        fields.text("license_plate", OPTIONAL_OR_NULL, kept.licensePlate()),
        fields.text("km", OPTIONAL_OR_NULL, kept.km()),
        fields.value("year", OPTIONAL_OR_NULL, BodyValues::integer, kept.year()),
        fields.reference("gas", OPTIONAL_OR_NULL, reference::gasType, kept.gas()),
        fields.text("extras", OPTIONAL_OR_NULL, kept.extras()),
        fields.value(
            "origin", OPTIONAL_OR_NULL, BodyValues.choice(Choices.ORIGINS), kept.origin()));
  }
}
