/**
 * The start, reload and stop of a connector.
 *
 * <p>Checks before the start belong to runtime.start, and beans of routes belong to runtime.module.
 *
 * <p>Start with {@link ConnectorRuntime}.
 */
package es.sml.connector.runtime;
