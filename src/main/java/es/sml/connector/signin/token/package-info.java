/**
 * The request, the cache and the renewal of access tokens, and the pauses after their errors.
 *
 * <p>The proof that a provider accepts is in signin.credential.
 *
 * <p>Start with {@link TokenSource}.
 */
package es.sml.connector.signin.token;
