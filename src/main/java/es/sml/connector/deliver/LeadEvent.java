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

/**
 * Events of a lead, with the states that each leaves and the state that it enters. All other moves
 * are refused.
 */
public enum LeadEvent {
  /** The connector is about to send it. A new lead enters the ledger with this event. */
  POST(POSTING, RECEIVED),
  /** The consumer that was about to send it has not sent it. */
  RELEASE(RECEIVED, POSTING),
  /** Sent, without a response that shows the outcome. */
  LOSE(UNKNOWN, POSTING, UNKNOWN),
  /** Not found in SML, by a search after the last possible time of a late commit. */
  FIND_ABSENT(RECEIVED, UNKNOWN),
  /** The ledger may be older than SML: search SML before sending. */
  RESTORE(UNKNOWN, RECEIVED, UNKNOWN),
  /** SML responded with an id. */
  CREATE(CREATED, POSTING, UNKNOWN),
  /** Found in SML by a search. */
  FIND(CREATED, POSTING, UNKNOWN),
  /** Parked for an operator; the connector no longer searches for it. */
  PARK(UNKNOWN, UNKNOWN),
  REJECT(REJECTED, POSTING),
  FAIL(FAILED, RECEIVED),
  DISMISS(NOT_A_LEAD, RECEIVED),
  DIVIDE(SPLIT, RECEIVED, SPLIT),
  /** A duplicate of a lead that is in SML. */
  REPEAT(REPEATED, RECEIVED),
  /** An operator replays it. */
  REPLAY(RECEIVED, REJECTED, FAILED, NOT_A_LEAD),
  /**
   * An operator replays a lead that SML rejected. SML may have stored it, so the connector searches
   * first.
   */
  DOUBT(UNKNOWN, REJECTED, UNKNOWN),
  /** An operator replays a message with several leads and an unreadable entry. */
  REREAD(SPLIT, SPLIT),
  /** The entry of such a message is still unreadable. */
  MISREAD(SPLIT, SPLIT),
  /** An operator resolves it as created, with SML's id. */
  CONFIRM(CREATED, UNKNOWN),
  /** An operator resolves it as not created. */
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

  /** Returns whether the lead's history records this event. */
  boolean isRecorded() {
    return !ON_THE_WAY_OF_ALL.contains(this);
  }
}
