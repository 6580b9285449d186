package es.sml.connector.ledger.state;

import static es.sml.connector.ledger.state.LeadState.CREATED;
import static es.sml.connector.ledger.state.LeadState.FAILED;
import static es.sml.connector.ledger.state.LeadState.NOT_A_LEAD;
import static es.sml.connector.ledger.state.LeadState.POSTING;
import static es.sml.connector.ledger.state.LeadState.RECEIVED;
import static es.sml.connector.ledger.state.LeadState.REJECTED;
import static es.sml.connector.ledger.state.LeadState.UNKNOWN;

import java.util.EnumSet;
import java.util.Set;

/**
 * The events of a lead, with the states that allow each and the state after it. This is the table
 * of the legal moves.
 */
public enum LeadEvent {
  /** Recorded before SML gets the lead. It also adds a lead that the ledger does not have yet. */
  POST(POSTING, RECEIVED),
  /** The sender of the lead has proved that SML did not get it. */
  RELEASE(RECEIVED, POSTING),
  /** SML got the lead, but no response says whether SML stored it. */
  OUTCOME_UNKNOWN(UNKNOWN, POSTING, UNKNOWN),
  /** SML can no longer store the lead late, and a search did not find it. */
  NOT_FOUND(RECEIVED, UNKNOWN),
  /** The ledger may be older than SML, so the connector searches for the lead before sending it. */
  RESTORE(UNKNOWN, RECEIVED, UNKNOWN),
  /** SML responded with an id. */
  CREATE(CREATED, POSTING, UNKNOWN),
  /** The search found the lead in SML. */
  FOUND(CREATED, POSTING, UNKNOWN),
  /** An operator has to resolve the lead; the connector no longer searches for it. */
  PARK(UNKNOWN, UNKNOWN),
  REJECT(REJECTED, POSTING),
  FAIL(FAILED, RECEIVED),
  DISMISS(NOT_A_LEAD, RECEIVED),
  SPLIT(LeadState.SPLIT, RECEIVED, LeadState.SPLIT),
  /** An earlier lead of the same enquiry is in SML. */
  DUPLICATE(LeadState.DUPLICATE, RECEIVED),
  /** An operator replays the lead. */
  REPLAY(RECEIVED, REJECTED, FAILED, NOT_A_LEAD),
  /** An operator replays a lead that SML rejected. SML may have it, so a search comes first. */
  SEARCH_REPLAY(UNKNOWN, REJECTED, UNKNOWN),
  /** An operator replays a message that held several leads and unreadable content. */
  REPLAY_SPLIT(LeadState.SPLIT, LeadState.SPLIT),
  /** The unreadable content of such a message is still unreadable. */
  STILL_UNREADABLE(LeadState.SPLIT, LeadState.SPLIT),
  /** An operator confirms that the lead is in SML, under the id given. */
  RESOLVE_CREATED(CREATED, UNKNOWN),
  /** An operator confirms that the lead is not in SML. */
  RESOLVE_RETRY(RECEIVED, UNKNOWN);

  private static final Set<LeadEvent> ON_THE_WAY_OF_ALL = EnumSet.of(POST, RELEASE, CREATE);

  private final LeadState to;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<LeadState> from;

  LeadEvent(LeadState to, LeadState... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  public LeadState to() {
    return to;
  }

  public Set<LeadState> from() {
    return from;
  }

  boolean isRecorded() {
    return !ON_THE_WAY_OF_ALL.contains(this);
  }
}
