package es.sml.connector.sml.mapping;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.create.SmlLead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects a lead's notes: its own, and its values that fit no field in SML. */
final class LeadNotes {
  private final List<String> notes;

  LeadNotes(List<String> own) {
    notes = new ArrayList<>(own);
  }

  void add(String what, Object value) {
    notes.add(what + ": " + value);
  }

  /** Returns SML's id, or null; a name without an id becomes a note. */
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
