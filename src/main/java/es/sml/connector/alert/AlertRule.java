package es.sml.connector.alert;

import java.util.Locale;

/** The kinds of problem that an alert reports. */
public enum AlertRule {
  ACCOUNT,
  MAILBOX,
  CRM,
  CHANNEL,
  DROP_FOLDER,
  COMPONENT,
  OLDEST_LEAD,
  PARKED_LEADS,
  DEAD_LETTERS,
  DISK,
  ENDING,
  LAYOUT;

  /** Returns the name in files, messages and the runbook. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
