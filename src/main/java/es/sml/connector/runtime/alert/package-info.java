/**
 * What counts as a problem for alerts, and the schedule that turns problems into notices.
 *
 * <p>Open alerts, texts and requests belong to alert.
 *
 * <p>Start with {@link AlertRun}.
 */
package es.sml.connector.runtime.alert;
