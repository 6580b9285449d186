/** Assembles a running connector from its configuration and routes. */
package es.sml.connector.runtime;
