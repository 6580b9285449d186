/**
 * The guard against poison messages, and its record that outlives the process.
 *
 * <p>Leads that SML does not store are detected in deliver.reconcile.
 *
 * <p>Start with {@link PoisonMessageGuard}.
 */
package es.sml.connector.deliver.poison;
