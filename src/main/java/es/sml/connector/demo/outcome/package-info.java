/**
 * The outcomes that are seen outside the connector: leads, dead letters, events and processed
 * mails.
 *
 * <p>The comparison with the expected outcomes is in demo.check.
 *
 * <p>Start with {@link ObservedOutcome}.
 */
package es.sml.connector.demo.outcome;
