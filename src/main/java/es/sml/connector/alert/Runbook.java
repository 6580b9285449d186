package es.sml.connector.alert;

import es.sml.connector.language.ReaderLanguage;
import es.sml.connector.setting.file.ProgramFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The section of the runbook that explains a component. */
public final class Runbook {
  /** The page, from the folder of the installation. */
  public static final String PAGE = "docs/runbook.md";

  private static final String SPANISH_PAGE = "docs/es/runbook.md";

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

  /** The sections of reasons that a section of their own explains, by the code of the reason. */
  static final Map<String, String> OF_REASONS =
      Map.of("health.disk-full", "disk-full", "door.blocked", "disk-full");

  private Runbook() {}

  /**
   * Returns the page with the section of a component and its reason.
   *
   * @param reason code of the reason; null if it has none
   */
  public static String of(String component, String reason, Locale language) {
    return link(section(component, reason), language);
  }

  /**
   * Returns the page with a section, in a language.
   *
   * @param section its English name with its #; empty for the whole page
   */
  public static String link(String section, Locale language) {
    return ReaderLanguage.isSpanish(language)
        ? SPANISH_PAGE + Spanish.SECTIONS.getOrDefault(section, "")
        : PAGE + section;
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d _-]", "").replace(' ', '-');
  }

  /**
   * Returns the section of a component and its reason, with its #; empty for the whole page.
   *
   * @param reason code of the reason; null if it has none
   */
  public static String section(String component, String reason) {
    if (reason != null && OF_REASONS.containsKey(reason)) {
      return "#" + OF_REASONS.get(reason);
    }
    return SECTIONS.keySet().stream()
        .filter(component::startsWith)
        .max(Comparator.comparing(String::length))
        .map(prefix -> "#" + SECTIONS.get(prefix))
        .orElse("");
  }

  /** The sections of the Spanish page, in the order of the English one. */
  private static final class Spanish {
    static final Map<String, String> SECTIONS = new HashMap<>();

    static {
      List<String> spanish = links("/console/es/runbook.md");
      links("/console/runbook.md")
          .forEach(link -> SECTIONS.put(link, spanish.get(SECTIONS.size())));
    }

    private static List<String> links(String page) {
      return ProgramFile.text(page)
          .lines()
          .filter(line -> line.startsWith("#"))
          .map(line -> "#" + anchor(line.replaceFirst("^#+ ", "")))
          .toList();
    }
  }
}
