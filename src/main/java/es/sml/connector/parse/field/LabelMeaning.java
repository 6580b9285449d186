package es.sml.connector.parse.field;

/**
 * The meaning of a label.
 *
 * @param field of the lead; null if the label names a value that is not the customer's or the
 *     vehicle's, such as a consent, the dealer or the page
 * @param role of a value without a field; null if there is a field
 * @param confidence between 0 and 1
 */
public record LabelMeaning(LeadField field, LabelRole role, double confidence) {
  /** Creates the meaning of a label that names a field. */
  public static LabelMeaning of(LeadField field, double confidence) {
    return new LabelMeaning(field, null, confidence);
  }

  /** Creates the meaning of a label whose value is no customer's. */
  public static LabelMeaning of(LabelRole role, double confidence) {
    return new LabelMeaning(null, role, confidence);
  }

  /** Returns whether the label names that role. */
  public boolean is(LabelRole other) {
    return role == other;
  }
}
