/**
 * The logins of mailboxes: with a password or with an OAuth 2 access token.
 *
 * <p>The request for a token is in signin.token.
 *
 * <p>Start with {@link OAuthLogins}.
 */
package es.sml.connector.signin;
