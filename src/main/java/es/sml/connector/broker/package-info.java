/** The embedded Artemis, or the connection to an external one. */
package es.sml.connector.broker;
