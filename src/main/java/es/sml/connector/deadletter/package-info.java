/** Dead letters: messages that could not be delivered, with their reasons. */
package es.sml.connector.deadletter;
