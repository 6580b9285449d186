package es.sml.connector.deliver;

/**
 * Which leads of the ledger; a part that is null allows all.
 *
 * @param parked true for those that wait for a person
 * @param keyPrefix how the key begins
 * @param since from this time of arrival on, in milliseconds since 1970
 * @param until before this time of arrival
 */
public record LeadFilter(
    LeadState state,
    Boolean parked,
    String account,
    String dealer,
    Long smlId,
    String keyPrefix,
    Long since,
    Long until) {}
