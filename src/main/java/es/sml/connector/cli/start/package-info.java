/**
 * Makes the class archive while the connector runs, so that only the first start is slow.
 *
 * <p>Start with {@link BackgroundArchive}.
 */
package es.sml.connector.cli.start;
