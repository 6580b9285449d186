/**
 * A request to a channel, its response, and the interfaces that each sender implements.
 *
 * <p>Implementations of these interfaces belong to the rooms of door.sender.
 *
 * <p>Start with {@link Sender}.
 */
package es.sml.connector.door.request;
