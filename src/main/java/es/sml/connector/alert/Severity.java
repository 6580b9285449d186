package es.sml.connector.alert;

import java.util.Locale;

/**
 * The severity of an alert, the smaller first. An alert is critical if no lead moves, or only a
 * person can help.
 */
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
