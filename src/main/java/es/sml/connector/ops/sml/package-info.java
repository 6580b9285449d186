/**
 * The part of the ops API for SML: its operations, its accounts and its error responses.
 *
 * <p>The client that calls SML is in the package sml.
 *
 * <p>Start with {@link SmlApi}.
 */
package es.sml.connector.ops.sml;
