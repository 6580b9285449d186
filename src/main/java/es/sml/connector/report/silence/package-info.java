/**
 * The usual rhythm of each source of leads, and the silences that are unusual for it.
 *
 * <p>The classes have no clock and no database; the caller passes counts and the time.
 *
 * <p>Start with {@link SilenceModel}.
 */
package es.sml.connector.report.silence;
