/**
 * Failures of messages, leads, routes and configuration files. Each name tells a route its next
 * action.
 *
 * <p>Failures of a request to SML belong to failure.sml.
 *
 * <p>Start with {@link UnreadableMessageException}.
 */
package es.sml.connector.failure;
