package es.sml.connector.learn;

import es.sml.connector.parse.field.LeadField;

/**
 * A person's mark: this text of the first mail is that field.
 *
 * @param line its line, from 1; 0 to search the text in all lines
 * @param text as it stands in the mail; empty for the value of the line
 */
public record FieldMark(LeadField field, int line, String text) {
  /** Leaves out the text, which is personal data. */
  @Override
  public String toString() {
    return "FieldMark[" + field + ", " + line + "]";
  }
}
