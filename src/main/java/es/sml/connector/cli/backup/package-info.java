/**
 * The commands for backup and restore, with the format of the backup file.
 *
 * <p>The copy of a running connector's data belongs to runtime.backup.
 *
 * <p>Start with {@link BackupFile}.
 */
package es.sml.connector.cli.backup;
