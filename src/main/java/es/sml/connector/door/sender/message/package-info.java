/**
 * Messages of generic senders as ADF or JSON or with an id in a header. Ids are read here.
 *
 * <p>Messages with a platform's own rules belong to door.sender.platform.
 *
 * <p>Start with {@link JsonMessages}.
 */
package es.sml.connector.door.sender.message;
