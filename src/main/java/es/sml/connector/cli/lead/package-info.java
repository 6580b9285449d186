/**
 * The commands that find, list, show, resolve and erase leads of a running connector.
 *
 * <p>The connector's side of these commands is in ops.lead and ops.retention.
 *
 * <p>Start with {@link LeadsCommand}.
 */
package es.sml.connector.cli.lead;
