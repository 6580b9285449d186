/**
 * The login to SML: it gets, stores and renews the token of each account.
 *
 * <p>An account's credentials in the configuration are in sml.Account.
 *
 * <p>Start with {@link SmlSessions}.
 */
package es.sml.connector.sml.session;
