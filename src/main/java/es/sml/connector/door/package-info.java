/**
 * The settings of the HTTP door and its channels, with their defaults, checks and URLs.
 *
 * <p>The rules of each sender belong to door.sender, and HTTP belongs to door.http.
 *
 * <p>Start with {@link DoorChannel}.
 */
package es.sml.connector.door;
