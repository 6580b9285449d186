/**
 * The replies to commands: their content and the choice of their queue.
 *
 * <p>Replies to senders of leads are in the package reply.
 *
 * <p>Start with {@link CommandAnswers}.
 */
package es.sml.connector.command.reply;
