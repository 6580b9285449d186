/**
 * The readers of request bodies, with the rules and error messages of Django REST Framework.
 *
 * <p>The JSON of responses is in sandbox.json.
 *
 * <p>Start with {@link LeadBody}.
 */
package es.sml.connector.sandbox.body;
