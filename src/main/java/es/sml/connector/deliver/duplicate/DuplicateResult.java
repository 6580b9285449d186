package es.sml.connector.deliver.duplicate;

/** Result of duplicate detection, which decides the next step of the delivery route. */
public enum DuplicateResult {
  /** Not a duplicate, or its dealer wants it created: send it. */
  FIRST,
  /** A duplicate of a lead whose outcome is not known yet. */
  FIRST_PENDING,
  /** A duplicate that becomes a note in the first lead. */
  NOTE,
  /** A duplicate that is not sent. */
  DISCARD
}
