package es.sml.connector.deliver;

import org.springframework.jdbc.core.RowMapper;

/**
 * Result of an operator's action in the ledger.
 *
 * @param granted whether the move was made now or earlier
 * @param state state of the lead before; null if the ledger has no such lead
 * @param smlId null if it is not known to be in SML
 * @param erased whether its personal data was removed
 */
public record Ruling(boolean granted, LeadState state, Long smlId, boolean erased) {
  static final String COLUMNS = "state, sml_id, erased_at";
  static final Ruling NO_LEAD = new Ruling(false, null, null, false);
  static final RowMapper<Ruling> ROW =
      (row, number) -> {
        Number smlId = (Number) row.getObject("sml_id");
        return new Ruling(
            false,
            LeadState.valueOf(row.getString("state")),
            smlId == null ? null : smlId.longValue(),
            row.getObject("erased_at") != null);
      };

  /** Returns whether its lead has not ended: it will be sent, or SML may have it. */
  boolean isUnderWay() {
    return state == LeadState.RECEIVED || state == LeadState.POSTING || state == LeadState.UNKNOWN;
  }

  Ruling with(boolean decision) {
    return new Ruling(decision, state, smlId, erased);
  }
}
