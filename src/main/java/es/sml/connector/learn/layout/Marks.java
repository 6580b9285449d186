package es.sml.connector.learn.layout;

import es.sml.connector.parse.field.LeadField;
import java.util.List;
import java.util.Optional;

/** What a person marked in the first mail. It wins over the connector's own reading. */
public record Marks(List<Mark> all) {
  public static final Marks NONE = new Marks(List.of());

  public Marks {
    all = List.copyOf(all);
  }

  /**
   * A marked text.
   *
   * @param text as it stands in the mail; of a message, one of its lines
   * @param line the whole line; empty if the text is in the subject only
   */
  public record Mark(LeadField field, String text, String line) {
    /** Returns whether the value at a place is the marked text. A message may have more lines. */
    boolean is(String value) {
      String key = Layout.key(text);
      return field == LeadField.MESSAGE
          ? Layout.key(value).startsWith(key)
          : Layout.key(value).equals(key);
    }

    /** Leaves out the text, which is personal data. */
    @Override
    public String toString() {
      return "Mark[" + field + "]";
    }
  }

  /** Returns the field of the values at one place, if one of them is marked. */
  public Optional<LeadField> of(List<String> values) {
    return all.stream()
        .filter(mark -> values.stream().anyMatch(mark::is))
        .map(Mark::field)
        .findFirst();
  }

  public boolean has(LeadField field) {
    return all.stream().anyMatch(mark -> mark.field() == field);
  }

  /** Returns whether a line of the first mail holds a marked text. */
  public boolean isIn(String line) {
    return all.stream().anyMatch(mark -> mark.line().equals(line));
  }

  /** Returns the index after the last line of the message; that after all lines without a mark. */
  int endOfMessage(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      boolean message =
          all.stream()
              .anyMatch(mark -> mark.field() == LeadField.MESSAGE && mark.line().equals(line));
      if (message) {
        return i + 1;
      }
    }
    return lines.size();
  }

  /** Returns whether the value after a label is marked as a whole. */
  boolean isValue(String line, Label label) {
    return all.stream()
        .anyMatch(mark -> mark.line().equals(line) && mark.text().equals(label.value()));
  }
}
