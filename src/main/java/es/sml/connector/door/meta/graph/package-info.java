/**
 * Requests to Meta's Graph API, with its forms, leads, failures and waiting times.
 *
 * <p>The decision about a lead without data belongs to door.meta.
 *
 * <p>Start with {@link GraphClient}.
 */
package es.sml.connector.door.meta.graph;
