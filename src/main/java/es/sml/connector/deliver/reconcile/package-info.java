/**
 * The reconciliation of leads with an unknown outcome: the wait for SML, the decision and a later
 * check for duplicates.
 *
 * <p>The search in SML is in deliver.search; an operator's decision is in ledger.action.
 *
 * <p>Start with {@link Reconciliation}.
 */
package es.sml.connector.deliver.reconcile;
