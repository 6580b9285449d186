/**
 * The configuration in force, its files, and the differences from a new one.
 *
 * <p>The application of a change to routes belongs to runtime.
 *
 * <p>Start with {@link RunningConfiguration}.
 */
package es.sml.connector.config.reload;
