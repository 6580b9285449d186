/**
 * The sessions of logged-in persons, and their cookies.
 *
 * <p>The check of tokens and roles is in ops.access.
 *
 * <p>Start with {@link Sessions}.
 */
package es.sml.connector.console.session;
