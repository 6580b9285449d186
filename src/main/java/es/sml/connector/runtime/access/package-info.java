/**
 * Access to SML, Meta and LinkedIn by the connector's routes, without broker and ledger.
 *
 * <p>The routes of an account and of a channel belong to runtime.dealer.
 *
 * <p>Start with {@link SmlAccess}.
 */
package es.sml.connector.runtime.access;
