/**
 * The entry to the ops API: it directs each request to its package.
 *
 * <p>The types of requests and errors are in ops.http.
 *
 * <p>Start with {@link OpsApi}.
 */
package es.sml.connector.ops;
