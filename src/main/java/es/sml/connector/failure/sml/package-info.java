/**
 * Failures of a request to SML: rejected, unavailable, login refused or outcome unknown.
 *
 * <p>Failures of a message before its request belong to failure.
 *
 * <p>Start with {@link UnknownOutcomeException}.
 */
package es.sml.connector.failure.sml;
