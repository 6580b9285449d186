/**
 * The creation of each channel's sender from its settings.
 *
 * <p>Signatures, forms and platforms have their own rooms below door.sender.
 *
 * <p>Start with {@link Senders}.
 */
package es.sml.connector.door.sender;
