/**
 * The HTTP servers of the door and the ops port, with their guards and certificate.
 *
 * <p>The handling of requests belongs to door.http and ops.
 *
 * <p>Start with {@link OpsServer}.
 */
package es.sml.connector.runtime.http;
