/**
 * Checks of a configuration for certificates, environments and connections without TLS.
 *
 * <p>Checks of the machine and its files belong to runtime.start.
 *
 * <p>Start with {@link OutdatedCertificates}.
 */
package es.sml.connector.runtime.check;
