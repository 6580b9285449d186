package es.sml.connector.runtime.alert;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.config.Dealers;
import es.sml.connector.ops.health.StatusReport;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns the components that are not healthy into problems. By its name, a component gets its rule,
 * severity and dealers. Mailboxes of one server belong together.
 */
record ComponentConditions(Dealers dealers) {
  private static final String PATH_END = "/";

  Condition of(StatusReport.Unhealthy problem) {
    String name = problem.component();
    for (Kind kind : Kind.values()) {
      if (name.startsWith(kind.prefix)) {
        String subject = name.substring(kind.prefix.length());
        return condition(
            problem, kind.rule, kind.subject(name), kind.group(subject), dealers(kind, subject));
      }
    }
    return condition(problem, AlertRule.COMPONENT, name, name, Set.of());
  }

  private static Condition condition(
      StatusReport.Unhealthy problem,
      AlertRule rule,
      String subject,
      String group,
      Set<String> dealers) {
    Severity severity = problem.isDown() ? Severity.CRITICAL : Severity.WARNING;
    return new Condition(rule, subject, group, dealers, severity, problem.reason(), null);
  }

  private Set<String> dealers(Kind kind, String subject) {
    if (kind == Kind.ACCOUNT || kind == Kind.STATUS_SYNC) {
      return dealers.accountsByDealer().entrySet().stream()
          .filter(dealer -> dealer.getValue().equals(subject))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
    String dealer = subject.split("[/.]", 2)[0];
    return dealers.dealers().containsKey(dealer) ? Set.of(dealer) : Set.of();
  }

  /** The beginnings of components' names. */
  private enum Kind {
    ACCOUNT("account-", AlertRule.ACCOUNT),
    STATUS_SYNC("status-sync-", AlertRule.COMPONENT),
    MAILBOX("mailbox-", AlertRule.MAILBOX),
    MAILBOX_ROUTE("consumer:inbox-", AlertRule.MAILBOX),
    CRM("crm-", AlertRule.CRM),
    CHANNEL("channel-", AlertRule.CHANNEL),
    FETCH("fetch-", AlertRule.CHANNEL),
    FOLDER("drop-folder-", AlertRule.DROP_FOLDER),
    FOLDER_ROUTE("consumer:drop-folder-file-", AlertRule.DROP_FOLDER),
    DEALER("dealer-", AlertRule.COMPONENT),
    SILENCE("silence-", AlertRule.COMPONENT);

    private final String prefix;
    private final AlertRule rule;

    Kind(String prefix, AlertRule rule) {
      this.prefix = prefix;
      this.rule = rule;
    }

    String subject(String component) {
      return rule == AlertRule.COMPONENT ? component : component.substring(prefix.length());
    }

    // The mailboxes of one server fail together: DEALER/USER@SERVER/FOLDER.
    String group(String subject) {
      if (this != MAILBOX) {
        return prefix;
      }
      String user = subject.substring(subject.indexOf(PATH_END) + 1);
      int at = user.lastIndexOf('@');
      int end = user.indexOf(PATH_END, Math.max(0, at));
      return at < 0 ? prefix : user.substring(at + 1, end < 0 ? user.length() : end);
    }
  }
}
