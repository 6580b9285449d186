package es.sml.connector.alert;

import java.util.Comparator;
import java.util.Map;

/** The section of the runbook that explains a component. */
public final class Runbook {
  /** The page, from the folder of the installation. */
  public static final String PAGE = "docs/runbook.md";

  /** The sections by the beginning of a component's name. */
  static final Map<String, String> SECTIONS =
      Map.ofEntries(
          Map.entry("account-", "an-account-stands-still"),
          Map.entry("alerts", "an-alert-does-not-reach-people"),
          Map.entry("broker", "the-broker-is-down"),
          Map.entry("broker-process", "only-a-restart-helps"),
          Map.entry("channel-", "the-door-receives-nothing"),
          Map.entry("configuration", "the-configuration-is-not-in-force"),
          Map.entry("consumer:", "a-route-does-not-run"),
          Map.entry("crm-", "a-crm-gets-no-events"),
          Map.entry("database", "the-database-is-down"),
          Map.entry("dealer-", "a-dealer-is-not-in-sml"),
          Map.entry("door", "the-door-receives-nothing"),
          Map.entry("drop-folder-", "a-drop-folder-fails"),
          Map.entry("identity-provider", "the-identity-provider-is-away"),
          Map.entry("kafka-consumer", "a-route-does-not-run"),
          Map.entry("ledger-writer", "only-a-restart-helps"),
          Map.entry("mailbox-", "a-mailbox-fails"),
          Map.entry("fetch-", "the-door-receives-nothing"),
          Map.entry("pause-", "something-is-paused"),
          Map.entry("process", "only-a-restart-helps"),
          Map.entry("report-mail", "a-report-is-not-sent"),
          Map.entry("restore", "leads-are-searched-first"),
          Map.entry("route", "a-route-does-not-run"),
          Map.entry("silence-", "a-source-is-silent"),
          Map.entry("status-sync-", "the-status-sync-fails"));

  private Runbook() {}

  /** Returns the page with the section of a component. */
  public static String of(String component) {
    return PAGE + section(component);
  }

  /** Returns the section of a component with its #; empty for the whole page. */
  public static String section(String component) {
    return SECTIONS.keySet().stream()
        .filter(component::startsWith)
        .max(Comparator.comparing(String::length))
        .map(prefix -> "#" + SECTIONS.get(prefix))
        .orElse("");
  }
}
