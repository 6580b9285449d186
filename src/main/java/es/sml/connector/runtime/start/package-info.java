/**
 * The preparation of the machine for a start: data directory, disk, ledger file and ports.
 *
 * <p>Checks of the configuration's content belong to runtime.check.
 *
 * <p>Start with {@link DataDirectory}.
 */
package es.sml.connector.runtime.start;
