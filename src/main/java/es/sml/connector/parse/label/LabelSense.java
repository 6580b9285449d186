package es.sml.connector.parse.label;

import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;

/**
 * One meaning of a word or a phrase in labels. Exactly one of head, part, role and beside is set.
 *
 * @param head the field that it names; null if none
 * @param part null if it does not change the other words' meaning
 * @param role null if the value may be the customer's
 * @param beside bits of the fields beside which it adds nothing; 0 if it is no modifier
 * @param languages bits of its languages
 */
record LabelSense(LeadField head, LabelPart part, LabelRole role, long beside, int languages) {
  static final int ALL_LANGUAGES = -1;
  static final long ANY_FIELD = -1L;

  static LabelSense head(LeadField field, int languages) {
    return new LabelSense(field, null, null, 0, languages);
  }

  static LabelSense part(LabelPart part, int languages) {
    return new LabelSense(null, part, null, 0, languages);
  }

  static LabelSense role(LabelRole role, int languages) {
    return new LabelSense(null, null, role, 0, languages);
  }

  static LabelSense beside(long fields, int languages) {
    return new LabelSense(null, null, null, fields, languages);
  }

  /** Returns whether both differ at most in their languages and in the fields beside them. */
  boolean isLike(LabelSense other) {
    return head == other.head
        && part == other.part
        && role == other.role
        && (beside == 0) == (other.beside == 0);
  }

  LabelSense with(LabelSense other) {
    return new LabelSense(head, part, role, beside | other.beside, languages | other.languages);
  }
}
