/** The SML test environment: an HTTP server that answers as SML does. */
package es.sml.connector.sandbox;
