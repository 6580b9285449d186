/**
 * The HTTP connections to SML: configuration, TLS, and checks of connections that SML may have
 * closed.
 *
 * <p>Requests and responses are in sml.http.
 *
 * <p>Start with {@link SmlConnections}.
 */
package es.sml.connector.sml.connection;
