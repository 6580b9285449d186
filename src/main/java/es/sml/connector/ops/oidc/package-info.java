/**
 * Sign-in of persons at an identity provider by OpenID Connect: the provider's documents, its
 * tokens, and the roles of its groups.
 *
 * <p>The two tokens of the settings are in ops.access. Sessions are in the console.
 *
 * <p>Start with {@link OidcSignIn}.
 */
package es.sml.connector.ops.oidc;
