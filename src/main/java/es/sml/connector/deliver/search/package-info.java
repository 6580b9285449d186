/**
 * The search for a lead in SML, by its reference or by its similarity to other leads.
 *
 * <p>The decision that follows from the result is made in deliver.reconcile.
 *
 * <p>Start with {@link LeadSearch}.
 */
package es.sml.connector.deliver.search;
