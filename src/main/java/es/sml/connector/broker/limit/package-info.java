/**
 * Limits that protect the embedded broker from programs: frames, message sizes, full queues,
 * connections and temporary queues.
 *
 * <p>Permissions of logins belong to broker.
 *
 * <p>Start with {@link NetworkMessages}.
 */
package es.sml.connector.broker.limit;
