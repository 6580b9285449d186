/**
 * The formats of conversations: chat transcripts and WhatsApp messages.
 *
 * <p>Chat messages inside other JSON are in parse.json.lead.
 *
 * <p>Start with {@link ChatFormat}.
 */
package es.sml.connector.parse.chat;
