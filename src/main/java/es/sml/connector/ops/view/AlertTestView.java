package es.sml.connector.ops.view;

/**
 * The test of a channel of alerts.yaml.
 *
 * @param outcome sent or failed
 * @param text what the channel said, if it failed
 */
public record AlertTestView(String channel, String outcome, String text) {}
