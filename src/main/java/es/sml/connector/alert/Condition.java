package es.sml.connector.alert;

import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A problem of this moment, which an alert may report. It shortens a long subject or reason.
 *
 * @param subject what has the problem, such as a mailbox; rule and subject name the alert
 * @param group what several subjects have in common, such as a mail server
 * @param dealers the ids of the dealers that it concerns; empty for all
 * @param reason one line for a person, without customers' data
 * @param since when it began; null if that is unknown
 * @param number how many it concerns, such as parked leads; 0 if it is not counted
 */
public record Condition(
    AlertRule rule,
    String subject,
    String group,
    Set<String> dealers,
    Severity severity,
    LocalizedText reason,
    Instant since,
    long number) {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_REASON = 500;

  public Condition {
    dealers = Set.copyOf(dealers);
    subject = shortened(subject, LONGEST_SUBJECT);
  }

  /** Makes a problem that is not counted. */
  public Condition(
      AlertRule rule,
      String subject,
      String group,
      Set<String> dealers,
      Severity severity,
      LocalizedText reason,
      Instant since) {
    this(rule, subject, group, dealers, severity, reason, since, 0);
  }

  public String key() {
    return rule.label() + ":" + subject;
  }

  public String reason(Locale language) {
    return shortened(reason.in(language), LONGEST_REASON);
  }

  /** Returns the reason's code for programs; null if it has none. */
  public String code() {
    return LocalizedText.stableCode(reason);
  }

  /** Returns the same condition, at least as severe as before. */
  public Condition atLeast(Severity before) {
    return before.compareTo(severity) > 0
        ? new Condition(rule, subject, group, dealers, before, reason, since, number)
        : this;
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
