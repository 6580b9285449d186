package es.sml.connector.ledger.state;

/** State of a lead; {@link LeadEvent} has the legal moves. */
public enum LeadState {
  /** Consumed, not sent yet. */
  RECEIVED,
  /** Committed before the first byte goes to SML: SML may have the lead from now on. */
  POSTING,
  /** Sent, with an unknown outcome. */
  UNKNOWN,
  /** Created in SML, with a known id. */
  CREATED,
  /** Rejected by SML; a dead letter. */
  REJECTED,
  /** Unreadable, without a dealer, or failed; a dead letter. */
  FAILED,
  /** An auto-reply, a bounce or the like. */
  NOT_A_LEAD,
  /** A message of several leads. Each went on as a message of its own. */
  SPLIT,
  /** An earlier lead of the same enquiry is in SML, under the id recorded here. */
  DUPLICATE
}
