package es.sml.connector.ops.view.pause;

/**
 * A pause, or the thing that was paused.
 *
 * @param state paused, planned (it begins later), or running
 * @param text who paused it, why and until when; null without a pause
 */
public record PauseView(
    String kind,
    String name,
    String state,
    String reason,
    String who,
    String from,
    String until,
    String text) {}
