package es.sml.connector.deliver;

import static es.sml.connector.deliver.LeadState.CREATED;
import static es.sml.connector.deliver.LeadState.FAILED;
import static es.sml.connector.deliver.LeadState.NOT_A_LEAD;
import static es.sml.connector.deliver.LeadState.POSTING;
import static es.sml.connector.deliver.LeadState.RECEIVED;
import static es.sml.connector.deliver.LeadState.REJECTED;
import static es.sml.connector.deliver.LeadState.REPEATED;
import static es.sml.connector.deliver.LeadState.SPLIT;
import static es.sml.connector.deliver.LeadState.UNKNOWN;

import java.util.EnumSet;
import java.util.Set;

/** What may happen to a lead: from which states, to which; everything else is refused. */
public enum LeadEvent {
  /** About to be sent; a lead that nobody took before comes into the ledger with it. */
  POST(POSTING, RECEIVED),
  /** Proven, by the one who was about to send it, not to have been sent. */
  RELEASE(RECEIVED, POSTING),
  /** Sent, without an answer that says what became of it. */
  LOSE(UNKNOWN, POSTING, UNKNOWN),
  /** Searched for in SML after all that SML may still have committed, and not there. */
  FIND_ABSENT(RECEIVED, UNKNOWN),
  /** The ledger may be older than SML: searched for before it is sent. */
  RESTORE(UNKNOWN, RECEIVED, UNKNOWN),
  /** SML answered with an id. */
  CREATE(CREATED, POSTING, UNKNOWN),
  /** Searched for in SML and there. */
  FIND(CREATED, POSTING, UNKNOWN),
  /** Given to a person to decide; the connector looks for it no more. */
  PARK(UNKNOWN, UNKNOWN),
  REJECT(REJECTED, POSTING),
  FAIL(FAILED, RECEIVED),
  DISMISS(NOT_A_LEAD, RECEIVED),
  DIVIDE(SPLIT, RECEIVED, SPLIT),
  /** The same enquiry came before and is in SML. */
  REPEAT(REPEATED, RECEIVED),
  /** A person wants it tried again. */
  REPLAY(RECEIVED, REJECTED, FAILED, NOT_A_LEAD),
  /**
   * A person wants it tried again that SML refused: it may be there all the same, and is searched
   * for before it is sent.
   */
  DOUBT(UNKNOWN, REJECTED, UNKNOWN),
  /** A person wants a message read again that held several leads and something unreadable. */
  REREAD(SPLIT, SPLIT),
  /** What could not be read in such a message still cannot. */
  MISREAD(SPLIT, SPLIT),
  /** A person says under which id it is in SML. */
  CONFIRM(CREATED, UNKNOWN),
  /** A person says that it is not in SML. */
  DENY(RECEIVED, UNKNOWN);

  private static final Set<LeadEvent> ON_THE_WAY_OF_ALL = EnumSet.of(POST, RELEASE, CREATE);

  private final LeadState to;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<LeadState> from;

  LeadEvent(LeadState to, LeadState... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  LeadState to() {
    return to;
  }

  Set<LeadState> from() {
    return from;
  }

  /** Whether it is worth a line in the lead's history. */
  boolean isRecorded() {
    return !ON_THE_WAY_OF_ALL.contains(this);
  }
}
