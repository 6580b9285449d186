package es.sml.connector.ops.view;

import java.util.List;

/**
 * Lines of the log, oldest first.
 *
 * @param next the value of after for the lines that come after these
 */
public record LogView(List<Line> lines, long next) {

  /** A line of the log, masked. */
  public record Line(long number, String at, String level, String logger, String text) {}
}
