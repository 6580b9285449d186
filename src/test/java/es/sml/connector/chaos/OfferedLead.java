package es.sml.connector.chaos;

/** A lead that the connector received. Its phone identifies it everywhere. */
record OfferedLead(String phone, Fate fate) {
  /** The expected end of the lead. */
  enum Fate {
    /** In SML, or parked if SML cannot be searched. */
    CREATED,
    /** A dead letter. */
    DEAD,
    /** Recorded as no lead. */
    DISMISSED
  }
}
