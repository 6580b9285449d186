package es.sml.connector.deliver;

/** How far a lead is; {@link LeadEvent} has the legal moves. */
public enum LeadState {
  /** Taken from the queue, nothing sent yet. */
  RECEIVED,
  /** Committed before the first byte goes to SML: from here on it may exist there. */
  POSTING,
  /** Sent, but not known whether SML has it. */
  UNKNOWN,
  /** In SML, under a known id. */
  CREATED,
  /** Refused by SML for good; a dead letter. */
  REJECTED,
  /** Could not be read, placed or handled; a dead letter. */
  FAILED,
  /** An auto-reply, a bounce or the like. */
  NOT_A_LEAD,
  /** Held several leads, each of which went on as a message of its own. */
  SPLIT,
  /** No lead of its own: the same enquiry came before, and is in SML under the id noted here. */
  REPEATED
}
