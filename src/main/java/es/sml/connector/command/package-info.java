/**
 * Runs the operations that a CRM requests by queue: each once, in order per lead, with a reply. An
 * operation that it requests by HTTP has the same records.
 */
package es.sml.connector.command;
