package es.sml.connector.alert.send;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Runbook;
import java.util.Map;

/** The sections of docs/runbook.md that explain alerts. */
final class RunbookSections {
  /** By the rule; Runbook has those of components. */
  static final Map<AlertRule, String> OF_RULES =
      Map.of(
          AlertRule.ACCOUNT, "an-account-stands-still",
          AlertRule.MAILBOX, "a-mailbox-fails",
          AlertRule.CRM, "a-crm-gets-no-events",
          AlertRule.CHANNEL, "the-door-receives-nothing",
          AlertRule.DROP_FOLDER, "a-drop-folder-fails",
          AlertRule.OLDEST_LEAD, "queue-grows",
          AlertRule.PARKED_LEADS, "parked-leads",
          AlertRule.DEAD_LETTERS, "dead-letters-grow",
          AlertRule.DISK, "disk-full",
          AlertRule.LAYOUT, "dead-letters-grow");

  private RunbookSections() {}

  /** Returns the section with its #; empty for the whole page. */
  static String of(Condition alert) {
    String section = OF_RULES.get(alert.rule());
    return section == null ? Runbook.section(alert.subject()) : "#" + section;
  }
}
