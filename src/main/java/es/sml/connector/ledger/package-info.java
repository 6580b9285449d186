/**
 * The record of every lead that the connector received, and of its way to SML.
 *
 * <p>The states and their legal changes are in ledger.state; decisions about sending are in
 * deliver.
 *
 * <p>Start with {@link Ledger}.
 */
package es.sml.connector.ledger;
