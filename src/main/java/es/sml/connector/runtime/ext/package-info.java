/**
 * The integrator's routes in routes/ext and jars in ext, as files and by their ids.
 *
 * <p>The rules for the steps of these routes belong to runtime.lint.
 *
 * <p>Start with {@link ExtFiles}.
 */
package es.sml.connector.runtime.ext;
