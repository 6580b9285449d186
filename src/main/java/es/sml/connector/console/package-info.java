/** The web pages on the ops port: what happened to a lead, and what to do about it. */
package es.sml.connector.console;
