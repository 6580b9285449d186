/**
 * The settings of the delivery to SML, and the circuit breaker of each account.
 *
 * <p>Reconciliation, duplicates and poison messages have their own inner packages.
 *
 * <p>Start with {@link AccountCircuitBreaker}.
 */
package es.sml.connector.deliver;
