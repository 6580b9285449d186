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

  /** What a caller says about a task; only medium and lists are never null. */
  record Details(
      String type,
      String subtype,
      String description,
      String media,
      Instant planifiedRealizationDate,
      Instant planifiedTrackingDate,
      boolean realizationDateCheck,
      boolean trackingDateCheck,
      List<String> notes,
      Appraisal.Details appraisal) {}
}
