/**
 * The data of a lead that the delivery routes and their steps share.
 *
 * <p>The steps belong to runtime.step.
 *
 * <p>Start with {@link LeadContext}.
 */
package es.sml.connector.runtime.context;
