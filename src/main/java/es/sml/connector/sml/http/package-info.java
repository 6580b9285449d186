/**
 * One HTTP request to SML and its response: headers, deadline, size limit, and the meaning of each
 * status and failure.
 *
 * <p>The connection pool and TLS are in sml.connection; the token is in sml.session.
 *
 * <p>Start with {@link SmlRequest}.
 */
package es.sml.connector.sml.http;
