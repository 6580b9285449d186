/**
 * The storage of leads in memory, with their history, their searchable text and the audit of
 * writes.
 *
 * <p>The data types of a lead are in sandbox.lead.
 *
 * <p>Start with {@link LeadStore}.
 */
package es.sml.connector.sandbox.store;
