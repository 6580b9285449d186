package es.sml.connector.sandbox;

import static es.sml.connector.sandbox.BodyFields.Presence.OPTIONAL;
import static es.sml.connector.sandbox.BodyFields.Presence.OPTIONAL_OR_NULL;
import static es.sml.connector.sandbox.BodyFields.Presence.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.LongFunction;

/** Reads the bodies of tasks, alone or in a lead's, by the rules in the section "Detalles". */
final class TaskBody {
  private final ReferenceData reference;

  TaskBody(ReferenceData reference) {
    this.reference = reference;
  }

  /** A new task and its lead. */
  record NewTask(StoredLead lead, TaskDraft task) {}

  /** Reads a new task. Refuses an invalid body or a missing lead with a 400. */
  NewTask readNew(JsonNode body, LongFunction<StoredLead> leads) {
    BodyFields fields = BodyFields.of(body);
    NewTask read =
        new NewTask(fields.reference("lead", REQUIRED, leads, null), task(fields, TaskDraft.NONE));
    fields.refuseErrors();
    return read;
  }

  /** Reads a change of a task. Omitted values stay. */
  TaskDraft read(JsonNode body, TaskDraft kept) {
    BodyFields fields = BodyFields.of(body);
    TaskDraft draft = task(fields, kept);
    fields.refuseErrors();
    return draft;
  }

  TaskDraft task(BodyFields fields, TaskDraft kept) {
    Task.Details details = details(fields, kept.details());
    return new TaskDraft(
        details,
        fields.blocks("note", kept.notes(), "", LeadBody::content),
        fields.block(
            "appraisal",
            Choices.APPRAISAL.equals(details.type()) ? REQUIRED : OPTIONAL_OR_NULL,
            kept.appraisal(),
            Appraisal.Details.NONE,
            this::appraisal));
  }

  private static Task.Details details(BodyFields fields, Task.Details kept) {
    return new Task.Details(
        fields.value("type", OPTIONAL_OR_NULL, FieldValues.choice(Choices.TASK_TYPES), kept.type()),
        fields.text("subtype", OPTIONAL_OR_NULL, kept.subtype()),
        fields.text("description", OPTIONAL_OR_NULL, kept.description()),
        fields.value("media", OPTIONAL, FieldValues.choice(Choices.MEDIA), kept.media()),
        fields.value(
            "planified_realization_date",
            OPTIONAL_OR_NULL,
            FieldValues::dateTime,
            kept.planifiedRealizationDate()),
        fields.value(
            "planified_tracking_date",
            OPTIONAL_OR_NULL,
            FieldValues::dateTime,
            kept.planifiedTrackingDate()),
        fields.flag("realization_date_check", kept.realizationDateCheck()),
        fields.flag("tracking_date_check", kept.trackingDateCheck()));
  }

  private Appraisal.Details appraisal(BodyFields fields, Appraisal.Details kept) {
    return new Appraisal.Details(
        fields.text("brand_model", REQUIRED, kept.brandModel()),
        fields.text("license_plate", OPTIONAL_OR_NULL, kept.licensePlate()),
        fields.text("km", OPTIONAL_OR_NULL, kept.km()),
        fields.value("year", OPTIONAL_OR_NULL, FieldValues::integer, kept.year()),
        fields.reference("gas", OPTIONAL_OR_NULL, reference::gasType, kept.gas()),
        fields.text("extras", OPTIONAL_OR_NULL, kept.extras()),
        fields.value(
            "origin", OPTIONAL_OR_NULL, FieldValues.choice(Choices.ORIGINS), kept.origin()));
  }
}
