package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A request of the client that someone must see to.
 *
 * @param realizationDate when it was ticked off as done, null while it is not
 * @param trackingDate when it was ticked off as followed up, null while it is not
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

  /** What a caller says about a task itself; only the medium is never null. */
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

  /** The task as it would be written again. */
  TaskDraft draft() {
    return new TaskDraft(
        details,
        Note.blocks(notes),
        appraisal == null ? null : new Block<>(appraisal.id(), appraisal.details()));
  }
}
