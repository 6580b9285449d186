/**
 * The state of a lead at one time, and the changes between two states.
 *
 * <p>The run that compares all leads is in status.StatusSync.
 *
 * <p>Start with {@link LeadChanges}.
 */
package es.sml.connector.status.change;
