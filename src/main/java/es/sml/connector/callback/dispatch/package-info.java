/**
 * The dispatch of events from the outbox to each dealer's CRM, with retries.
 *
 * <p>The content of an event is made in status.event.
 *
 * <p>Start with {@link CallbackRelay}.
 */
package es.sml.connector.callback.dispatch;
