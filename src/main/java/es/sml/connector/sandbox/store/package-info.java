/**
 * The storage of leads in memory, with their history, their searchable text and the audit of
 * writes.
 *
 * <p>The bodies that change leads are read in sandbox.body.
 *
 * <p>Start with {@link LeadStore}.
 */
package es.sml.connector.sandbox.store;
