package es.sml.connector.report.count;

import es.sml.connector.ledger.state.LeadState;

/**
 * What a report counts of one lead. Times are milliseconds since its receipt; null if it has not
 * come so far.
 *
 * @param receivedAt in milliseconds since 1970
 * @param source portal or website; null if the message names none
 * @param unsure 1 if a field was guessed, else 0; null if unknown
 * @param followed whether the status sync follows it
 * @param result of its end in SML; null if none
 */
record CountedLead(
    long receivedAt,
    String dealer,
    String source,
    String channel,
    LeadState state,
    Integer unsure,
    Long created,
    boolean followed,
    Long contacted,
    Long ended,
    String result) {

  /** A source without a name has the name of its channel. */
  String sourceOrChannel() {
    return source == null ? channel : source;
  }
}
