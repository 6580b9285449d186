package es.sml.connector.parse.draft;

import es.sml.connector.parse.result.Notes;
import java.util.Optional;
import java.util.function.Function;

/** One value of a lead. The first readable one counts, and each other one becomes a note. */
final class FirstValue<T> {
  private final Notes notes;
  private final String label;
  private T value;

  /**
   * Creates an unknown value.
   *
   * @param label of its notes
   */
  FirstValue(Notes notes, String label) {
    this.notes = notes;
    this.label = label;
  }

  /**
   * Takes a field as the sender wrote it, and ignores null and blank.
   *
   * @param reader returns empty if the words are not certain
   * @return true if the value was unknown before
   */
  boolean add(String written, Function<String, Optional<T>> reader) {
    if (!LeadDraft.present(written)) {
      return false;
    }
    T read = reader.apply(written).orElse(null);
    if (value == null && read != null) {
      value = read;
      return true;
    }
    if (read == null || !read.equals(value)) {
      notes.add(label, written);
    }
    return false;
  }

  /** Returns the value; null if it is unknown. */
  T get() {
    return value;
  }

  /** Reads any text that is short enough for a field, in one line. */
  static Optional<String> line(String written) {
    return Optional.of(LeadDraft.oneLine(written))
        .filter(line -> line.length() <= FieldValues.LONGEST);
  }
}
