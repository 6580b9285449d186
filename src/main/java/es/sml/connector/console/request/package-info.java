/**
 * The request for a page, the paths of the console, and the possible outcomes of a request.
 *
 * <p>The session of a request is in console.session.
 *
 * <p>Start with {@link PageRequest}.
 */
package es.sml.connector.console.request;
