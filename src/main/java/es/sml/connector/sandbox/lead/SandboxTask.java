package es.sml.connector.sandbox.lead;

import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.time.Instant;
import java.util.List;

/**
 * A task of a lead for the dealer's staff.
 *
 * @param realizationDate the time of its mark as done, null before
 * @param trackingDate the time of its mark as followed up, null before
 * @param appraisal null for most types
 */
public record SandboxTask(
    long id,
    Details details,
    List<SandboxNote> notes,
    SandboxAppraisal appraisal,
    Instant realizationDate,
    Instant trackingDate,
    Instant created,
    SandboxReferenceData.User author) {

  /** A caller's data about a task. Only the medium is never null. */
  public record Details(
      String type,
      String subtype,
      String description,
      String media,
      Instant planifiedRealizationDate,
      Instant planifiedTrackingDate,
      boolean realizationDateCheck,
      boolean trackingDateCheck) {
    static final Details NONE =
        new Details(null, null, null, Choices.PHONE, null, null, false, false);
  }

  /** Returns the task as a draft. */
  public SandboxTaskDraft draft() {
    return new SandboxTaskDraft(
        details,
        SandboxNote.blocks(notes),
        appraisal == null ? null : new Block<>(appraisal.id(), appraisal.details()));
  }
}
