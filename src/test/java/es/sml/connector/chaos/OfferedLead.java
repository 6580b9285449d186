package es.sml.connector.chaos;

/** A lead that was given to the connector, and known again everywhere by its phone. */
record OfferedLead(String phone, Fate fate) {
  /** What must become of it. */
  enum Fate {
    /** In SML, or parked where SML cannot be asked. */
    CREATED,
    /** A dead letter. */
    DEAD,
    /** Noted as no lead. */
    DISMISSED
  }
}
