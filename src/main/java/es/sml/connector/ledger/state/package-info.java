/**
 * The states of a lead, the events that change them, and the history of these events.
 *
 * <p>The operators' actions are in ledger.action.
 *
 * <p>Start with {@link LeadEvent}.
 */
package es.sml.connector.ledger.state;
