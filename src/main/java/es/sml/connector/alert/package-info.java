/**
 * Alerts to people: the problems of a running connector that mails and chats report.
 *
 * <p>What counts as a problem is decided in runtime.alert; health and status belong to ops.health.
 *
 * <p>Start with {@link Alerts}.
 */
package es.sml.connector.alert;
