/** The embedded Artemis, or a connection to one elsewhere. */
package es.sml.connector.broker;
