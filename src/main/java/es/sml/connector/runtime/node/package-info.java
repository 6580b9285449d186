/**
 * This process among the nodes of one database: leases, scheduled jobs and clocks.
 *
 * <p>The lease table belongs to cluster.
 *
 * <p>Start with {@link Nodes}.
 */
package es.sml.connector.runtime.node;
