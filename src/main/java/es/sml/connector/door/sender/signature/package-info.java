/**
 * The verification of signed requests, and the signing of trial messages.
 *
 * <p>The computation of an HMAC belongs to door.codec.
 *
 * <p>Start with {@link BodySignature}.
 */
package es.sml.connector.door.sender.signature;
