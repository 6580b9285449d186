/**
 * The description of SML's operations in openapi.yaml, and checks of arguments by it.
 *
 * <p>The code that runs an operation is in sml.client.
 *
 * <p>Start with {@link SmlContract}.
 */
package es.sml.connector.sml.contract;
