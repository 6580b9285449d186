/**
 * The steps that all requests share: faults, the check of the token, and the counts.
 *
 * <p>The definitions of faults are in sandbox.fault.
 *
 * <p>Start with {@link RequestFlow}.
 */
package es.sml.connector.sandbox.request;
