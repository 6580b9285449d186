/**
 * The data types of leads, clients, tasks and notes, and their JSON.
 *
 * <p>The storage of leads is in sandbox.store.
 *
 * <p>Start with {@link Item}.
 */
package es.sml.connector.sandbox.lead;
