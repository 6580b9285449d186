/**
 * The samples with their expected outcomes, and the comparison with the observed outcomes.
 *
 * <p>The output of the results is in demo.
 *
 * <p>Start with {@link OutcomeComparison}.
 */
package es.sml.connector.demo.check;
