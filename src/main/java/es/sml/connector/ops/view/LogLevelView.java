package es.sml.connector.ops.view;

/**
 * The level of a logger.
 *
 * @param until the time from which the logger has its own level again
 */
public record LogLevelView(String logger, String level, String until) {}
