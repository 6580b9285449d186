/**
 * The content of a message as text: its parts, their types and the decoding of their characters.
 *
 * <p>The lines of a mail's text are in parse.mail.
 *
 * <p>Start with {@link MessageContent}.
 */
package es.sml.connector.parse.content;
