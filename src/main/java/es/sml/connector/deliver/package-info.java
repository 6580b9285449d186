/** Each lead into SML once: the ledger and what is done with an unsure outcome. */
package es.sml.connector.deliver;
