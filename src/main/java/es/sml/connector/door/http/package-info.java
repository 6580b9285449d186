/**
 * The HTTP side of the door, from the first byte of a request to its response.
 *
 * <p>The storing of a message belongs to door.endpoint, and the server itself belongs to
 * runtime.http.
 *
 * <p>Start with {@link DoorHandler}.
 */
package es.sml.connector.door.http;
