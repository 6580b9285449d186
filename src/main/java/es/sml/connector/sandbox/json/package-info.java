/**
 * The writers of JSON for leads, tasks, history entries and reference data.
 *
 * <p>Request bodies are read in sandbox.body.
 *
 * <p>Start with {@link StoredLeadJson}.
 */
package es.sml.connector.sandbox.json;
