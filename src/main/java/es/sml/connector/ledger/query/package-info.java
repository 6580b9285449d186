/**
 * Read-only queries of the ledger, for operators and for monitoring.
 *
 * <p>Changes of leads are in ledger and ledger.action.
 *
 * <p>Start with {@link LeadRows}.
 */
package es.sml.connector.ledger.query;
