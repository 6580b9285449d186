/**
 * The operations of the API on leads, clients, tasks, reference data and sessions.
 *
 * <p>The steps that all requests share are in sandbox.request.
 *
 * <p>Start with {@link LeadOperations}.
 */
package es.sml.connector.sandbox.operation;
