/**
 * Sends notices: text, message of each kind of channel, and the request.
 *
 * <p>The next try after a failure belongs to alert.store.
 *
 * <p>Start with {@link NoticeSender}.
 */
package es.sml.connector.alert.send;
