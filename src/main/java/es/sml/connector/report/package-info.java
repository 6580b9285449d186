/**
 * Counts of leads for reports, and the detection of sources that fell silent.
 *
 * <p>Counts only: no customer's data. Live metrics are in metrics, single leads in ledger.query.
 *
 * <p>Start with {@link es.sml.connector.report.silence.SilenceModel}.
 */
package es.sml.connector.report;
