package es.sml.connector.parse.adf;

import es.sml.connector.parse.date.AppointmentReader;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.tree.XmlElement;

/**
 * Reads the time that an ADF prospect names. Decides whether it is the time of an appointment, or
 * only a note about the purchase.
 */
final class AdfTimeframe {
  private final XmlElement timeframe;
  private final LeadDraft draft;

  AdfTimeframe(XmlElement timeframe, LeadDraft draft) {
    this.timeframe = timeframe;
    this.draft = draft;
  }

  /** Adds the words as notes. They also say the time of an appointment, if one is requested. */
  void read() {
    String description =
        timeframe.children().isEmpty() ? timeframe.line() : timeframe.textOf("description");
    String earliest = timeframe.textOf("earliestdate");
    String latest = timeframe.textOf("latestdate");
    draft.notes().add("Plazo", description);
    draft.notes().add("No antes de", earliest);
    draft.notes().add("No después de", latest);
    RequestedTask.in(Letters.start(description, FieldValues.LONGEST)).stream()
        .filter(request -> request.type() == TaskType.DATE)
        .forEach(draft.requests()::add);
    if (draft.requests().has(TaskType.DATE)) {
      appointment(earliest, latest);
    }
  }

  // Two different days are a period. The dealer and the customer agree on a time in it.
  private void appointment(String earliest, String latest) {
    boolean period = LeadDraft.present(latest) && !latest.equals(earliest);
    if (!period) {
      AppointmentReader.moment(earliest)
          .ifPresent(time -> draft.requests().task(TaskType.DATE).planned(time, earliest));
    }
  }
}
