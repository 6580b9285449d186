/**
 * What the delivery routes and their steps know of a lead.
 *
 * <p>The steps belong to runtime.step.
 *
 * <p>Start with {@link LeadContext}.
 */
package es.sml.connector.runtime.context;
