/**
 * Reading of JSON and URL-encoded text. Hashes and message authentication codes are computed here.
 *
 * <p>Signatures in headers belong to door.sender.signature.
 *
 * <p>Start with {@link SmallJson}.
 */
package es.sml.connector.door.codec;
