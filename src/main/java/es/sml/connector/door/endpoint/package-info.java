/**
 * The Camel component door:, which passes messages to routes. Messages that were sent before are
 * recognised here.
 *
 * <p>The parsing of an HTTP request belongs to door.http.
 *
 * <p>Start with {@link DoorComponent}.
 */
package es.sml.connector.door.endpoint;
