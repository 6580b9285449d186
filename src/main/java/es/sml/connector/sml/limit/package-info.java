/**
 * Limits on requests and work: requests per minute, concurrent leads and parallel tasks.
 *
 * <p>The circuit breaker of an account is in deliver; time limits of requests are in sml.http.
 *
 * <p>Start with {@link RequestRateLimiter}.
 */
package es.sml.connector.sml.limit;
