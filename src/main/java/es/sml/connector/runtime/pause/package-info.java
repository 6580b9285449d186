/**
 * The effect of pauses on accounts, mailboxes, leads and schedules.
 *
 * <p>The pauses themselves belong to the area pause.
 *
 * <p>Start with {@link PauseWiring}.
 */
package es.sml.connector.runtime.pause;
