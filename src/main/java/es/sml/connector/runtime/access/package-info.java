/**
 * Access to SML by the connector's routes without broker and ledger, and the session's end.
 *
 * <p>The routes of an account belong to runtime.dealer.
 *
 * <p>Start with {@link SmlAccess}.
 */
package es.sml.connector.runtime.access;
