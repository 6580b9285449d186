/**
 * The Camel component door:, which passes messages to routes. A message that was sent twice is
 * recognised here.
 *
 * <p>The parsing of an HTTP request belongs to door.http.
 *
 * <p>Start with {@link DoorComponent}.
 */
package es.sml.connector.door.endpoint;
