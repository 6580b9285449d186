package es.sml.connector.alert.send;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import java.util.Map;

/** The sections of docs/runbook.md that explain alerts. */
final class RunbookSections {
  /** By the rule; those of a component have its name's beginning. */
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

  static final Map<String, String> OF_COMPONENTS =
      Map.of(
          "broker", "the-broker-is-down",
          "broker-process", "only-a-restart-helps",
          "process", "only-a-restart-helps",
          "ledger-writer", "only-a-restart-helps",
          "database", "the-database-is-down",
          "door", "the-door-receives-nothing",
          "configuration", "the-configuration-is-not-in-force",
          "restore", "leads-are-searched-first",
          "status-sync-", "the-status-sync-fails",
          "dealer-", "a-dealer-is-not-in-sml");

  private RunbookSections() {}

  /** Returns the section with its #; empty for the whole page. */
  static String of(Condition alert) {
    String section = OF_RULES.getOrDefault(alert.rule(), OF_COMPONENTS.get(alert.group()));
    return section == null ? "" : "#" + section;
  }
}
