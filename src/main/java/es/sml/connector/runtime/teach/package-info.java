/**
 * Templates that operators teach the running connector: the proposal, the check, and the files.
 *
 * <p>The search for the mails is in ops.teach.
 *
 * <p>Start with {@link CurrentTeaching}.
 */
package es.sml.connector.runtime.teach;
