/**
 * The responses of the ops API about pauses.
 *
 * <p>Start with {@link PausesView}.
 */
package es.sml.connector.ops.view.pause;
