/**
 * The opening of a message by its channel, including mails that a service posts as JSON or as a
 * form.
 *
 * <p>The parsing of a raw mail is in parse.mime.
 *
 * <p>Start with {@link ContentReader}.
 */
package es.sml.connector.parse.channel;
