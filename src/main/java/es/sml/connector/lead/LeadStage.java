package es.sml.connector.lead;

import java.util.Locale;

/** The stations that process a lead, by the names that dead letters and metrics have. */
public enum LeadStage {
  INTAKE,
  RECEIVE,
  PARSE,
  HOLD,
  MAP,
  RECONCILE,
  DEDUPLICATE,
  DELIVER;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name that dead letters and metrics have. */
  public String text() {
    return text;
  }
}
