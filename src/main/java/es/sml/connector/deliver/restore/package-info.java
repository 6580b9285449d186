/**
 * The detection of a ledger that is older than SML, for example after a restored backup.
 *
 * <p>The setting for searches before the first sending is deliver.SearchFirst.
 *
 * <p>Start with {@link RestoreMonitor}.
 */
package es.sml.connector.deliver.restore;
