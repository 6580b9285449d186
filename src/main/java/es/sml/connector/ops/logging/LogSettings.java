package es.sml.connector.ops.logging;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.Check;

/**
 * Format of the log of a running connector.
 *
 * @param format Format of a log line on standard error. {@code text}: for people. {@code json}: for
 *     a log collector, with time, level, text and the lead's key. No line contains customer data,
 *     apart from the names of files that stay in a drop folder.
 */
public record LogSettings(Format format) {
  /** Formats of a line. */
  public enum Format {
    /** Text, for people. */
    @JsonProperty("text")
    TEXT,
    /** A JSON object, for a log collector. */
    @JsonProperty("json")
    JSON
  }

  public LogSettings {
    format = Check.orDefault(format, Format.TEXT);
  }
}
