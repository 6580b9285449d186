package es.sml.connector.chaos;

import java.time.Instant;

/**
 * A lead that was given to the connector, and known again everywhere by its phone.
 *
 * @param offered when its source had it for sure
 */
record OfferedLead(String phone, Fate fate, Instant offered) {
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
