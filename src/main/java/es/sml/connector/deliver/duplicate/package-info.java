/**
 * The detection of duplicate leads, and the note that a duplicate adds to the first lead.
 *
 * <p>A check for leads that SML stored twice is in deliver.reconcile.
 *
 * <p>Start with {@link DuplicateDetection}.
 */
package es.sml.connector.deliver.duplicate;
