/**
 * Replies to the programs that sent a lead: the requests for a reply, its content and its timing.
 *
 * <p>Replies to commands are in command.reply; events for a CRM are in status.event.
 *
 * <p>Start with {@link LeadReplies}.
 */
package es.sml.connector.reply;
