/**
 * The types that all areas share: the lead, its message, their names, headers and properties.
 *
 * <p>The body and the reply queue of a JMS message belong to lead.jms.
 *
 * <p>Start with {@link Lead}.
 */
package es.sml.connector.lead;
