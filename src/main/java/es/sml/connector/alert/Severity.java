package es.sml.connector.alert;

import java.util.Locale;

/** How much an alert is worth, the smaller first. */
public enum Severity {
  /** A part of the connector does not work; other leads move. */
  WARNING,
  /** No lead moves, or only a person can help. */
  CRITICAL;

  /** Returns the name in files and messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
