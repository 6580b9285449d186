/** What every station speaks of: the lead itself, the message it came in, and their names. */
package es.sml.connector.lead;
