/**
 * Reports: counts of leads by dealer, source, channel, day and hour, and how fast they were worked
 * on.
 *
 * <p>Single leads are in ledger.query. Silent sources are in report.silence.
 *
 * <p>Start with {@link LeadReports}.
 */
package es.sml.connector.report.count;
