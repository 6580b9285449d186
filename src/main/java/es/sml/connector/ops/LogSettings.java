package es.sml.connector.ops;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.Check;

/** How the log of a running connector is written. */
public record LogSettings(Format format) {
  /** What a line is. */
  public enum Format {
    /** For people. */
    @JsonProperty("text")
    TEXT,
    /** One JSON object, for a collector of logs. */
    @JsonProperty("json")
    JSON
  }

  public LogSettings {
    format = Check.orDefault(format, Format.TEXT);
  }
}
