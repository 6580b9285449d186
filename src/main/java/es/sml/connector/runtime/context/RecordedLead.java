package es.sml.connector.runtime.context;

import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;

/**
 * The state of a lead in the ledger when its message was consumed.
 *
 * @param entry the row of the lead; null for a lead that began on the fast path
 * @param state the state of the lead; null before the ledger was asked
 * @param onFastPath true while the lead takes the fast path to SML and the ledger does not have it
 */
public record RecordedLead(LedgerEntry entry, LeadState state, int attempts, boolean onFastPath) {
  static final RecordedLead NONE = new RecordedLead(null, null, 0, false);

  /** A new lead that the ledger records together with its sending. */
  public static final RecordedLead ON_FAST_PATH =
      new RecordedLead(null, LeadState.RECEIVED, 1, true);

  /** Returns a lead as its row describes it. */
  public static RecordedLead of(LedgerEntry entry) {
    return new RecordedLead(entry, entry.state(), entry.attempts(), false);
  }

  /** Returns the lead after its row was changed. */
  public RecordedLead changedTo(LedgerEntry changed) {
    return new RecordedLead(changed, changed.state(), attempts, onFastPath);
  }

  /** Returns the lead after the ledger recorded its sending. */
  public RecordedLead offFastPath() {
    return new RecordedLead(entry, state, attempts, false);
  }
}
