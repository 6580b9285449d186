/** Operations that a CRM asks for by queue: each run once, in order per lead, and answered. */
package es.sml.connector.command;
