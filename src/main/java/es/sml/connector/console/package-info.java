/** The web pages on the ops port: they show what happened to a lead and what to do. */
package es.sml.connector.console;
