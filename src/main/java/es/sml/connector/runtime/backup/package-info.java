/**
 * The consistent copy of the data directory of a running connector, for a backup.
 *
 * <p>The command line packs it into one file, and restores that file.
 *
 * <p>Start with {@link DataCopies}.
 */
package es.sml.connector.runtime.backup;
