/**
 * The queries about leads, the timeline of a lead, and the resolution of a parked lead.
 *
 * <p>The removal of a lead's data is in ops.retention.
 *
 * <p>Start with {@link LeadQueries}.
 */
package es.sml.connector.ops.lead;
