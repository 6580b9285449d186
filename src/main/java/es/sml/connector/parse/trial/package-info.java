/**
 * Reading a message to show what the connector reads in it, without a ledger, a queue or SML.
 *
 * <p>Start with {@link MessageTrial}.
 */
package es.sml.connector.parse.trial;
