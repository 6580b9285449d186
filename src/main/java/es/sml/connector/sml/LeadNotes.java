package es.sml.connector.sml;

import es.sml.connector.lead.NameOrId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notes of a lead on its way to SML: its own, and what of it fits no field there. */
final class LeadNotes {
  private final List<String> notes;

  LeadNotes(List<String> own) {
    notes = new ArrayList<>(own);
  }

  void add(String what, Object value) {
    notes.add(what + ": " + value);
  }

  /** SML's id as it was found, or null; a name for which none was found is noted. */
  Integer resolved(String what, NameOrId wanted, Optional<Integer> found) {
    if (wanted != null && found.isEmpty()) {
      add(what, wanted);
    }
    return found.orElse(null);
  }

  List<SmlLead.Content> contents() {
    return SmlLead.Content.of(notes);
  }
}
