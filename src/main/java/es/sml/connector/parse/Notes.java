package es.sml.connector.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The notes of a lead being read: where everything goes that fits no field, each thing once. */
final class Notes {
  private final Set<String> notes = new LinkedHashSet<>();

  void add(String text) {
    if (!text.isBlank()) {
      notes.add(text.strip());
    }
  }

  /**
   * Adds "label: value".
   *
   * @param value null or blank adds nothing
   */
  void add(String label, String value) {
    if (value != null && !value.isBlank()) {
      notes.add(label + ": " + value.strip());
    }
  }

  /** Adds the sender's words if nothing could be read from them. */
  void addUnread(String label, String written, Object read) {
    if (read == null) {
      add(label, written);
    }
  }

  /** Adds every child whose name is not known. */
  void addUnknown(XmlElement element, Set<String> known) {
    element.children().stream()
        .filter(child -> !known.contains(child.name()))
        .forEach(child -> add(child.name(), child.text()));
  }

  List<String> list() {
    return List.copyOf(notes);
  }
}
