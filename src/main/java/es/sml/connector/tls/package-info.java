/**
 * The TLS contexts of connections, their PEM files, and explanations of TLS failures.
 *
 * <p>The decision about a server's certificate belongs to tls.trust.
 *
 * <p>Start with {@link TlsContexts}.
 */
package es.sml.connector.tls;
