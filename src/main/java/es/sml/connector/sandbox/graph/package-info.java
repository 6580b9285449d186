/**
 * The stand-in for Meta's Graph API, with its forms and leads.
 *
 * <p>The stand-in for SML's API is in the other packages of the sandbox.
 *
 * <p>Start with {@link GraphApi}.
 */
package es.sml.connector.sandbox.graph;
