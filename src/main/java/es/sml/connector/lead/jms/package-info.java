/**
 * The body of a JMS message as bytes, and the queue for its reply.
 *
 * <p>Headers that cross a queue stay in lead.
 *
 * <p>Start with {@link JmsBody}.
 */
package es.sml.connector.lead.jms;
