package es.sml.connector.ledger.query;

import es.sml.connector.ledger.state.LeadState;
import java.util.Set;

/**
 * Selection of leads; a component that is null allows all.
 *
 * @param parked true for parked leads only
 * @param keyPrefix beginning of the key
 * @param since earliest time of receipt, in milliseconds since 1970
 * @param until the time of receipt is before this
 */
public record LeadFilter(
    LeadState state,
    Boolean parked,
    String account,
    Set<String> dealers,
    Long smlId,
    String keyPrefix,
    Long since,
    Long until) {}
