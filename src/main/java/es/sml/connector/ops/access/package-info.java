/**
 * The access to the ops port: its settings, tokens, roles and allowed host names.
 *
 * <p>The sessions of the console are in console.session.
 *
 * <p>Start with {@link AccessGuard}.
 */
package es.sml.connector.ops.access;
