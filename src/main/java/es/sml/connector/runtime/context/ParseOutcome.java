package es.sml.connector.runtime.context;

/** How many leads a message contains. */
public enum ParseOutcome {
  LEAD,
  SEVERAL,
  NONE
}
