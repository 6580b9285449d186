/**
 * The login of a person at the identity provider, for the commands of the terminal.
 *
 * <p>The check of tokens is in ops.oidc. The calls with the token are in cli.ops.
 *
 * <p>Start with {@link SavedLogin}.
 */
package es.sml.connector.cli.login;
