/**
 * The data of a lead: client, vehicle, notes, tasks, and the drafts from requests.
 *
 * <p>The storage and the changes of leads are in sandbox.store.
 *
 * <p>Start with {@link StoredLead}.
 */
package es.sml.connector.sandbox.lead;
