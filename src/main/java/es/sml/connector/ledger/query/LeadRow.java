package es.sml.connector.ledger.query;

import es.sml.connector.ledger.state.LeadState;

/**
 * All data of a lead in the ledger, for an operator. It decides which lead counts as parked, or as
 * replayed and not received since.
 *
 * <p>Times are milliseconds since 1970 by the database's clock; null if unset.
 *
 * @param source portal or website that the message names
 * @param request body that was posted, while the outcome is unknown
 * @param searched filters of the search in SML, and its results
 */
public record LeadRow(
    String leadKey,
    String account,
    String dealer,
    String channel,
    String name,
    String source,
    String vehicle,
    String subject,
    LeadState state,
    int attempts,
    String reason,
    String externalId,
    String request,
    String searched,
    Long smlId,
    long receivedAt,
    Long postingAt,
    Long commitWindowEnd,
    long updatedAt,
    Long parkedAt,
    Long erasedAt) {

  /** Returns whether the lead is parked for an operator. */
  public boolean isParked() {
    return state == LeadState.UNKNOWN && parkedAt != null;
  }

  /**
   * Returns whether an operator replayed it after SML rejected it, and no consumer has received it
   * since.
   */
  public boolean isReplayPending() {
    return state == LeadState.UNKNOWN
        && attempts == 0
        && commitWindowEnd == null
        && parkedAt == null;
  }
}
