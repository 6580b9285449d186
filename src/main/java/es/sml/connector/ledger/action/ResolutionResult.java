package es.sml.connector.ledger.action;

import es.sml.connector.ledger.state.LeadState;
import org.springframework.jdbc.core.RowMapper;

/**
 * Result of an operator's action in the ledger, with the lead's state before. It decides which
 * leads have not ended.
 *
 * @param granted whether the move was made now or earlier
 * @param state state of the lead before; null if the ledger has no such lead
 * @param smlId null if it is not known to be in SML
 * @param erased whether its personal data was removed
 */
public record ResolutionResult(boolean granted, LeadState state, Long smlId, boolean erased) {
  public static final String COLUMNS = "state, sml_id, erased_at";
  public static final ResolutionResult NO_LEAD = new ResolutionResult(false, null, null, false);
  public static final RowMapper<ResolutionResult> ROW =
      (row, number) -> {
        Number smlId = (Number) row.getObject("sml_id");
        return new ResolutionResult(
            false,
            LeadState.valueOf(row.getString("state")),
            smlId == null ? null : smlId.longValue(),
            row.getObject("erased_at") != null);
      };

  /** Returns whether its lead has not ended: it will be sent, or SML may have it. */
  public boolean isUnderWay() {
    return state == LeadState.RECEIVED || state == LeadState.POSTING || state == LeadState.UNKNOWN;
  }

  public ResolutionResult with(boolean decision) {
    return new ResolutionResult(decision, state, smlId, erased);
  }
}
