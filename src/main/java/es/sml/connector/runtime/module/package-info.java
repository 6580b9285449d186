/**
 * The creation of the objects for delivery, commands, callbacks and operators, and their binding
 * for routes.
 *
 * <p>The steps that call these objects belong to runtime.step.
 *
 * <p>Start with {@link DeliveryModule}.
 */
package es.sml.connector.runtime.module;
