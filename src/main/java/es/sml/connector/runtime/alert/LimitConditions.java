package es.sml.connector.runtime.alert;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertRules;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.language.LocalizedText;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares the oldest lead, parked leads, dead letters and the free disk with the limits of the
 * settings. It decides which of them is critical.
 */
record LimitConditions(AlertSettings settings, Instant now) {
  /**
   * The numbers of the moment.
   *
   * @param oldest arrival of the oldest waiting lead; null if none waits
   * @param deadLetters null if the broker does not respond
   * @param dataDirectory the directory whose disk is checked
   */
  record Numbers(Instant oldest, long parked, Long deadLetters, File dataDirectory) {
    /** Returns the rules whose numbers the broker does not report now. */
    Set<AlertRule> unknown() {
      return deadLetters == null ? Set.of(AlertRule.OLDEST_LEAD, AlertRule.DEAD_LETTERS) : Set.of();
    }
  }

  List<Condition> of(Numbers numbers) {
    AlertRules rules = settings.rules();
    List<Condition> found = new ArrayList<>();
    Duration longest = Duration.ofMinutes(rules.oldestLead().limit());
    if (numbers.oldest() != null && now.isAfter(numbers.oldest().plus(longest))) {
      long minutes = Duration.between(numbers.oldest(), now).toMinutes();
      found.add(
          condition(
              AlertRule.OLDEST_LEAD,
              "leads",
              Severity.CRITICAL,
              LocalizedText.of("reason.oldest", "It has waited for {0} minutes.", minutes),
              numbers.oldest(),
              0));
    }
    if (numbers.parked() >= rules.parkedLeads().limit()) {
      found.add(
          condition(
              AlertRule.PARKED_LEADS,
              "leads",
              Severity.CRITICAL,
              LocalizedText.of("reason.number", "Number: {0}.", numbers.parked()),
              null,
              numbers.parked()));
    }
    if (numbers.deadLetters() != null && numbers.deadLetters() >= rules.deadLetters().limit()) {
      found.add(
          condition(
              AlertRule.DEAD_LETTERS,
              "leads.dead",
              Severity.WARNING,
              LocalizedText.of("reason.number", "Number: {0}.", numbers.deadLetters()),
              null,
              numbers.deadLetters()));
    }
    addDisk(numbers.dataDirectory(), rules.disk().limit(), found);
    return found;
  }

  private void addDisk(File directory, int limit, List<Condition> found) {
    long total = directory.getTotalSpace();
    long free = directory.getUsableSpace();
    if (total > 0 && free < total / 100 * limit) {
      found.add(
          condition(
              AlertRule.DISK,
              directory.getAbsolutePath(),
              free < total / 100 * (limit / 2) ? Severity.CRITICAL : Severity.WARNING,
              LocalizedText.of(
                  "reason.disk", "{0} % are free ({1} MB).", free * 100 / total, free >> 20),
              null,
              0));
    }
  }

  private Condition condition(
      AlertRule rule,
      String subject,
      Severity severity,
      LocalizedText reason,
      Instant since,
      long number) {
    return new Condition(rule, subject, rule.label(), Set.of(), severity, reason, since, number);
  }
}
