/**
 * The health checks of the connector's components, and where they are kept.
 *
 * <p>What the checks together say belongs to ops.health.
 *
 * <p>Start with {@link ComponentCheck}.
 */
package es.sml.connector.health;
