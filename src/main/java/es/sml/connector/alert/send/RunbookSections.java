package es.sml.connector.alert.send;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Runbook;
import java.util.Map;

/** The sections of docs/runbook.md that explain alerts. */
public final class RunbookSections {
  /** By the rule; Runbook has those of components. */
  static final Map<AlertRule, String> OF_RULES =
      Map.ofEntries(
          Map.entry(AlertRule.ACCOUNT, "an-account-stands-still"),
          Map.entry(AlertRule.MAILBOX, "a-mailbox-fails"),
          Map.entry(AlertRule.CRM, "a-crm-gets-no-events"),
          Map.entry(AlertRule.CHANNEL, "the-door-receives-nothing"),
          Map.entry(AlertRule.DROP_FOLDER, "a-drop-folder-fails"),
          Map.entry(AlertRule.OLDEST_LEAD, "queue-grows"),
          Map.entry(AlertRule.PARKED_LEADS, "parked-leads"),
          Map.entry(AlertRule.DEAD_LETTERS, "dead-letters-grow"),
          Map.entry(AlertRule.DISK, "disk-full"),
          Map.entry(AlertRule.ENDING, "a-certificate-or-secret-ends-soon"),
          Map.entry(AlertRule.LAYOUT, "dead-letters-grow"));

  private RunbookSections() {}

  /** Returns the section with its #; empty for the whole page. */
  public static String of(Condition alert) {
    String section = OF_RULES.get(alert.rule());
    return section == null ? Runbook.section(alert.subject(), alert.code()) : "#" + section;
  }
}
