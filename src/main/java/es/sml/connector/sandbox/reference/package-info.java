/**
 * The data that leads reference by id and that the API cannot change.
 *
 * <p>The operations that list this data are in sandbox.operation.
 *
 * <p>Start with {@link References}.
 */
package es.sml.connector.sandbox.reference;
