/**
 * The clients for SML's API: they run operations and read lists page by page.
 *
 * <p>The creation of a lead is in sml.create; the records in the responses are in sml.answer.
 *
 * <p>Start with {@link SmlOperations}.
 */
package es.sml.connector.sml.client;
