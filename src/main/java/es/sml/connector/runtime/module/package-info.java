/**
 * The creation of the objects for delivery, commands and callbacks, and their binding for routes.
 *
 * <p>The steps that call these objects belong to runtime.step.
 *
 * <p>Start with {@link DeliveryModule}.
 */
package es.sml.connector.runtime.module;
