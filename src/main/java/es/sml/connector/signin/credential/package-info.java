/**
 * The OAuth settings of a mailbox, and the credentials for its access tokens.
 *
 * <p>The request to the provider is in signin.token.
 *
 * <p>Start with {@link Credential}.
 */
package es.sml.connector.signin.credential;
