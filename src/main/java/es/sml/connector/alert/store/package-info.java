/**
 * Open alerts and waiting notices in the ledger's database, which several nodes may share.
 *
 * <p>The decision about a notice belongs to alert.state.
 *
 * <p>Start with {@link AlertStore}.
 */
package es.sml.connector.alert.store;
