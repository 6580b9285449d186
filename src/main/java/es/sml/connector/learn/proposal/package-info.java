/**
 * The result of learning: the proposal, the leads that it reads, and the files to write.
 *
 * <p>The search for the entries of a template is in learn.
 *
 * <p>Start with {@link Proposal}.
 */
package es.sml.connector.learn.proposal;
