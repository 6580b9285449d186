package es.sml.connector.deliver;

/**
 * All that the ledger has of a lead, for a person; times are milliseconds since 1970 by the
 * database's clock, null where there is none.
 *
 * @param request what was posted, while it is not known whether SML has it
 * @param searched what SML was asked about it, and what it showed
 */
public record LeadRow(
    String leadKey,
    String account,
    String dealer,
    String channel,
    String name,
    LeadState state,
    int attempts,
    String reason,
    String externalId,
    String request,
    String searched,
    Long smlId,
    long receivedAt,
    Long postingAt,
    Long settleAt,
    long updatedAt,
    Long parkedAt,
    Long erasedAt) {

  /** Whether a person has to decide what becomes of it. */
  public boolean isParked() {
    return state == LeadState.UNKNOWN && parkedAt != null;
  }

  /** Whether a person had it replayed and searched for, and no consumer has taken it since. */
  public boolean isDoubted() {
    return state == LeadState.UNKNOWN && attempts == 0 && settleAt == null && parkedAt == null;
  }
}
