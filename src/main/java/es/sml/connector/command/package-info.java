/** Runs the operations that a CRM requests by queue: each once, in order per lead, with a reply. */
package es.sml.connector.command;
