/**
 * The problems that alerts report, and the schedule that turns them into notices.
 *
 * <p>Open alerts, texts and requests belong to alert.
 *
 * <p>Start with {@link AlertRun}.
 */
package es.sml.connector.runtime.alert;
