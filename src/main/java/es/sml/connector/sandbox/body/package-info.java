/**
 * The readers of request bodies, with the rules and error messages of Django REST Framework.
 *
 * <p>The stored types are in sandbox.store.
 *
 * <p>Start with {@link Bodies}.
 */
package es.sml.connector.sandbox.body;
