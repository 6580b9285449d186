/**
 * The status and health of mailboxes: when one counts as down, and when its silence is unusual.
 *
 * <p>The gauges for Prometheus belong to metrics.
 *
 * <p>Start with {@link MailboxStatus}.
 */
package es.sml.connector.inbox.health;
