/**
 * Pauses that operators set, end and list by the ops API.
 *
 * <p>The pauses themselves belong to the area pause.
 *
 * <p>Start with {@link PauseActions}.
 */
package es.sml.connector.ops.pause;
