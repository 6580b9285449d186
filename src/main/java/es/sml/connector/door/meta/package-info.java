/**
 * Channels of Meta lead ads: single leads by their ids, with the attempts for each, and the nightly
 * reading of all leads.
 *
 * <p>Requests to the Graph API belong to door.meta.graph.
 *
 * <p>Start with {@link MetaChannel}.
 */
package es.sml.connector.door.meta;
