/**
 * The search for faults in routes before their start.
 *
 * <p>The structure of a file in routes/ext is checked in runtime.ext.
 *
 * <p>Start with {@link RoutesLint}.
 */
package es.sml.connector.runtime.lint;
