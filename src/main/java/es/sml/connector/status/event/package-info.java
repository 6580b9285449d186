/**
 * The content of an event for a CRM, as a CloudEvent in JSON.
 *
 * <p>The outbox of events is in status.store; the delivery is in callback.
 *
 * <p>Start with {@link CrmEvent}.
 */
package es.sml.connector.status.event;
