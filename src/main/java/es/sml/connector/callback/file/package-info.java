/**
 * Events as CSV files in a folder of the CRM.
 *
 * <p>Webhooks are in callback.webhook; the choice between queue, webhook and folder is in
 * callback.dispatch.
 *
 * <p>Start with {@link EventFolder}.
 */
package es.sml.connector.callback.file;
