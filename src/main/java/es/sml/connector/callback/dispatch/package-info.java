/**
 * The dispatch of events from the outbox to each dealer's CRM: retries, pauses and the state of
 * each CRM.
 *
 * <p>The content of an event is made in status.event.
 *
 * <p>Start with {@link CallbackRelay}.
 */
package es.sml.connector.callback.dispatch;
