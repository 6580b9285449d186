/**
 * Several nodes on one database: which node does an exclusive task, and shared tokens of accounts.
 *
 * <p>The start and stop of leases in a running connector belong to runtime.node.
 *
 * <p>Start with {@link LeaseManager}.
 */
package es.sml.connector.cluster;
