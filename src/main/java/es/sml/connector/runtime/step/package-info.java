/**
 * The Java methods that routes call as steps.
 *
 * <p>The creation of the objects behind the steps belongs to runtime.module.
 *
 * <p>Start with {@link RouteSteps}.
 */
package es.sml.connector.runtime.step;
