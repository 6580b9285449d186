package es.sml.connector.ops.view;

/**
 * The level of a logger.
 *
 * @param until the time when the logger gets its own level again
 */
public record LogLevelView(String logger, String level, String until) {}
