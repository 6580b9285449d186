/**
 * Teaching from dead letters: an operator's marks, the mails of the same sender, and the proposed
 * template.
 *
 * <p>The comparison of the mails is in learn.
 *
 * <p>Start with {@link TeachFromDeadLetter}.
 */
package es.sml.connector.ops.teach;
