/** From raw message to canonical leads: one class a format. */
package es.sml.connector.parse;
