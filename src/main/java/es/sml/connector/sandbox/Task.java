package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A task of a lead for the dealer's staff.
 *
 * @param realizationDate the time of its mark as done, null before
 * @param trackingDate the time of its mark as followed up, null before
 * @param appraisal null for most types
 */
record Task(
    long id,
    Details details,
    List<Note> notes,
    Appraisal appraisal,
    Instant realizationDate,
    Instant trackingDate,
    Instant created,
    ReferenceData.User author) {

  /** A caller's data about a task. Only the medium is never null. */
  record Details(
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
  TaskDraft draft() {
    return new TaskDraft(
        details,
        Note.blocks(notes),
        appraisal == null ? null : new Block<>(appraisal.id(), appraisal.details()));
  }
}
