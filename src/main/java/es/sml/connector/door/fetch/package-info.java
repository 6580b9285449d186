/**
 * Channels whose webhook brings only the id of a lead: the retrieval of single leads and the
 * nightly retrieval of all leads.
 *
 * <p>Requests to a platform's API belong to door.fetch.api.
 *
 * <p>Start with {@link FetchChannel}.
 */
package es.sml.connector.door.fetch;
