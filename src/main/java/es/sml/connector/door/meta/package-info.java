/**
 * Channels of Meta lead ads: the retrieval of single leads and the nightly retrieval of all leads.
 *
 * <p>Requests to the Graph API belong to door.meta.graph.
 *
 * <p>Start with {@link MetaChannel}.
 */
package es.sml.connector.door.meta;
