package es.sml.connector.alert.setting;

import es.sml.connector.alert.AlertRule;
import java.time.Duration;

/**
 * The rules of alerts, each with its usual limit: waiting leads, parked leads, dead letters, disk,
 * ending certificates and new layouts.
 *
 * @param account An account is not up.
 * @param mailbox A mailbox is not up.
 * @param crm A CRM is not up.
 * @param channel A channel of the door, or the door, is not up.
 * @param dropFolder A drop folder is not up.
 * @param component Another component of the health is not up.
 * @param oldestLead The oldest lead waits for more than {@code limit} minutes; by default 15.
 * @param parkedLeads At least {@code limit} leads are parked; by default 1.
 * @param deadLetters At least {@code limit} dead letters wait; by default 1.
 * @param disk Less than {@code limit} percent of the data directory's disk are free; by default 10.
 * @param ending A certificate or a token ends within {@code limit} days; by default 14.
 * @param layout In 6 hours, {@code limit} percent of a portal's messages were not understood; by
 *     default 30. These are at least 3, and twice the share of the week before. Other senders count
 *     by their channel.
 */
public record AlertRules(
    RuleSettings account,
    RuleSettings mailbox,
    RuleSettings crm,
    RuleSettings channel,
    RuleSettings dropFolder,
    RuleSettings component,
    LimitSettings oldestLead,
    LimitSettings parkedLeads,
    LimitSettings deadLetters,
    LimitSettings disk,
    LimitSettings ending,
    LimitSettings layout) {
  private static final RuleSettings USUAL = new RuleSettings(null, null);
  private static final int MOST = 1_000_000;

  public AlertRules {
    account = account == null ? USUAL : account;
    mailbox = mailbox == null ? USUAL : mailbox;
    crm = crm == null ? USUAL : crm;
    channel = channel == null ? USUAL : channel;
    dropFolder = dropFolder == null ? USUAL : dropFolder;
    component = component == null ? USUAL : component;
    oldestLead = LimitSettings.orDefault(oldestLead, 15, MOST);
    parkedLeads = LimitSettings.orDefault(parkedLeads, 1, MOST);
    deadLetters = LimitSettings.orDefault(deadLetters, 1, MOST);
    disk = LimitSettings.orDefault(disk, 10, 99);
    ending = LimitSettings.orDefault(ending, 14, 365);
    layout = LimitSettings.orDefault(layout, 30, 100);
  }

  /** Returns the settings of a rule that follows the health; null for another. */
  private RuleSettings ofHealth(AlertRule rule) {
    return switch (rule) {
      case ACCOUNT -> account;
      case MAILBOX -> mailbox;
      case CRM -> crm;
      case CHANNEL -> channel;
      case DROP_FOLDER -> dropFolder;
      case COMPONENT -> component;
      default -> null;
    };
  }

  /** Returns the settings of a rule with a limit; null for another. */
  private LimitSettings ofLimit(AlertRule rule) {
    return switch (rule) {
      case OLDEST_LEAD -> oldestLead;
      case PARKED_LEADS -> parkedLeads;
      case DEAD_LETTERS -> deadLetters;
      case DISK -> disk;
      case ENDING -> ending;
      case LAYOUT -> layout;
      default -> null;
    };
  }

  public boolean isOn(AlertRule rule) {
    RuleSettings health = ofHealth(rule);
    return health != null ? health.enabled() : ofLimit(rule).enabled();
  }

  /** Returns how long a problem lasts before its first notice. */
  public Duration hold(AlertRule rule) {
    RuleSettings health = ofHealth(rule);
    return health != null ? health.hold() : ofLimit(rule).hold();
  }
}
