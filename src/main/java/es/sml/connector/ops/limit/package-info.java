/**
 * Limits requests and responses of the ops API to the dealers that a person has rights for. Each
 * operation that is not named here is refused.
 *
 * <p>Which dealers these are belongs to ops.access.
 *
 * <p>Start with {@link LimitedRequests}.
 */
package es.sml.connector.ops.limit;
