/**
 * The database tables of tracked leads and of events for CRMs.
 *
 * <p>The content of an event is made in status.event; the leads of the ledger are in ledger.
 *
 * <p>Start with {@link TrackedLeads}.
 */
package es.sml.connector.status.store;
