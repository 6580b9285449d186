/**
 * What an operator paused, and until when: an account, a dealer, a mailbox and more. All nodes read
 * it from the database.
 *
 * <p>A wait that SML asks for is no pause of this package; it belongs to deliver.
 *
 * <p>Start with {@link Pauses}.
 */
package es.sml.connector.pause;
