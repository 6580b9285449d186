/**
 * The verification of a server's certificate, with an explanation of each rejection.
 *
 * <p>The PEM files of trusted certificates stay in tls.
 *
 * <p>Start with {@link ExplainedTrust}.
 */
package es.sml.connector.tls.trust;
