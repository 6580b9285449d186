/** What could not be delivered, kept with its reason. */
package es.sml.connector.deadletter;
