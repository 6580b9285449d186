/**
 * The steps that all requests share: faults, the check of the token, and the counts.
 *
 * <p>The operations themselves are in sandbox.operation.
 *
 * <p>Start with {@link RequestFlow}.
 */
package es.sml.connector.sandbox.request;
