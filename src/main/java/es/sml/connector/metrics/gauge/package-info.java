/**
 * The gauges: the current state of accounts, queues, mailboxes, drop folders and components.
 *
 * <p>Counters and durations are in metrics.
 *
 * <p>Start with {@link GaugeFamily}.
 */
package es.sml.connector.metrics.gauge;
