/**
 * The status and health of mailboxes, and the detection of an unusual silence.
 *
 * <p>The gauges for Prometheus belong to metrics.
 *
 * <p>Start with {@link MailboxStatus}.
 */
package es.sml.connector.inbox.health;
