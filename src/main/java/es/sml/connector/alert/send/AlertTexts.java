package es.sml.connector.alert.send;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.language.LocalizedText;

/** The text of each rule: the problem and the remedy. */
public final class AlertTexts {
  private static final String SILENCE = "silence-";

  private AlertTexts() {}

  /** Returns what an alert is about. */
  public static LocalizedText problem(Condition alert) {
    return problem(alert.rule(), alert.group(), alert.subject());
  }

  public static LocalizedText remedy(Condition alert) {
    return remedy(alert.rule(), alert.group());
  }

  /**
   * Returns the problem.
   *
   * @param group the group of its subjects, such as the beginning of a component's name
   * @param subject one subject or several
   */
  static LocalizedText problem(AlertRule rule, String group, String subject) {
    return switch (rule) {
      case ACCOUNT ->
          LocalizedText.of("alert.account", "Account {0} delivers nothing to SML", subject);
      case MAILBOX -> LocalizedText.of("alert.mailbox", "Mailbox {0} has a problem", subject);
      case CRM -> LocalizedText.of("alert.crm", "The CRM {0} accepts no events", subject);
      case CHANNEL -> LocalizedText.of("alert.channel", "Channel {0} brings no leads", subject);
      case DROP_FOLDER ->
          LocalizedText.of("alert.folder", "Drop folder {0} has a problem", subject);
      case COMPONENT ->
          group.equals(SILENCE)
              ? LocalizedText.of(
                  "alert.silence",
                  "A source of {0} sends no leads, which is unusual",
                  subject.replaceAll("(^|, )" + SILENCE, "$1"))
              : LocalizedText.of("alert.component", "Component {0} is not up", subject);
      case OLDEST_LEAD -> LocalizedText.of("alert.oldest", "A lead waits too long");
      case PARKED_LEADS -> LocalizedText.of("alert.parked", "Parked leads wait for a decision");
      case DEAD_LETTERS -> LocalizedText.of("alert.dead-letters", "Dead letters wait for a person");
      case DISK -> LocalizedText.of("alert.disk", "The disk of {0} is almost full", subject);
      case ENDING -> LocalizedText.of("alert.ending", "{0} ends soon", subject);
      case LAYOUT ->
          LocalizedText.of("alert.layout", "Many messages of {0} are not understood", subject);
    };
  }

  private static LocalizedText remedy(AlertRule rule, String group) {
    return switch (rule) {
      case ACCOUNT ->
          LocalizedText.of(
              "remedy.account", "Correct what the reason names. The leads wait, and none is lost.");
      case MAILBOX ->
          LocalizedText.of(
              "remedy.mailbox",
              "Correct what the reason names, or ask the mail server's operator.");
      case CRM ->
          LocalizedText.of(
              "remedy.crm",
              "Tell the CRM's operator. The events wait as long as callback.retry-period says.");
      case CHANNEL ->
          LocalizedText.of("remedy.channel", "Correct what the reason names, then send a test.");
      case DROP_FOLDER ->
          LocalizedText.of(
              "remedy.folder", "Correct what the reason names. The files stay in the folder.");
      case COMPONENT ->
          group.equals(SILENCE)
              ? LocalizedText.of(
                  "remedy.silence", "Look for its messages in the mailbox, then ask the portal.")
              : LocalizedText.of(
                  "remedy.component", "See sml-connector status for all components.");
      case OLDEST_LEAD ->
          LocalizedText.of("remedy.oldest", "See the account's state in sml-connector status.");
      case PARKED_LEADS ->
          LocalizedText.of(
              "remedy.parked", "Search the lead in SML, then use sml-connector leads resolve.");
      case DEAD_LETTERS ->
          LocalizedText.of(
              "remedy.dead-letters", "Read them with sml-connector dead-letters list.");
      case DISK -> LocalizedText.of("remedy.disk", "Free space or enlarge the disk.");
      case ENDING -> LocalizedText.of("remedy.ending", "Renew it before that day.");
      case LAYOUT ->
          LocalizedText.of(
              "remedy.layout", "A portal may have a new layout: compare one with its template.");
    };
  }
}
