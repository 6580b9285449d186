/**
 * The HTTP request to a CRM's webhook: connection, headers, signature and check of the response.
 *
 * <p>The retries of an event are in callback.dispatch.
 *
 * <p>Start with {@link Webhook}.
 */
package es.sml.connector.callback.webhook;
