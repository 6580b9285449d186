/**
 * The database tables of tracked leads, of events for CRMs and of the last response of each CRM.
 *
 * <p>The content of an event is made in status.event; the leads of the ledger are in ledger.
 *
 * <p>Start with {@link TrackedLeads}.
 */
package es.sml.connector.status.store;
