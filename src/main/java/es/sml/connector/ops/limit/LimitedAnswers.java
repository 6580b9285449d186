package es.sml.connector.ops.limit;

import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.ops.view.pause.PausesView;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leaves in responses only what concerns the dealers of a limit. It decides which problems and
 * accounts such a person sees, and the status of the whole.
 */
public record LimitedAnswers(DealerLimit limit) {
  /** Components that every lead needs. Their reasons name no dealer. */
  private static final Set<String> OF_ALL =
      Set.of("broker", "broker-process", "database", "ledger-writer", "restore");

  private static final List<String> OF_ACCOUNTS = List.of("account-", "status-sync-");
  private static final List<String> OF_DEALERS = List.of("dealer-", "crm-", "drop-folder-");
  private static final List<String> OF_PARTS = List.of("mailbox-", "channel-", "fetch-");

  /** Returns the response for a caller with this limit; the limit is null for all dealers. */
  public static Record of(Record answer, DealerLimit limit) {
    LimitedAnswers limited = new LimitedAnswers(limit);
    if (limit == null) {
      return answer;
    } else if (answer instanceof StatusView status) {
      return limited.status(status);
    } else if (answer instanceof CrmView.Page page) {
      return new CrmView.Page(limited.crms(page.crms()));
    } else if (answer instanceof PausesView pauses) {
      return new PausesView(limited.pauses(pauses.pauses()));
    }
    return answer;
  }

  private StatusView status(StatusView all) {
    List<StatusView.Problem> problems =
        only(all.problems(), problem -> concerns(problem.component()));
    boolean otherProblem = problems.isEmpty() && all.status().equals("DEGRADED");
    return new StatusView(
        otherProblem ? "UP" : all.status(),
        all.at(),
        all.started(),
        problems,
        only(all.accounts(), account -> limit.shownAccounts().contains(account.account())),
        only(all.mailboxes(), mailbox -> limit.allows(mailbox.dealer())),
        only(all.channels(), channel -> limit.allows(channel.dealer())),
        crms(all.crms()),
        List.of(), // queues of accounts hold the leads of several dealers
        all.oldestWaiting(),
        all.oldestKnown(),
        all.leads(),
        pauses(all.pauses()),
        only(all.silentSources(), source -> limit.allows(source.dealer())));
  }

  private List<CrmView> crms(List<CrmView> all) {
    return only(all, crm -> limit.allows(crm.dealer()));
  }

  private List<PauseView> pauses(List<PauseView> all) {
    return only(all, pause -> limit.showsPause(pause.kind(), pause.name()));
  }

  private boolean concerns(String component) {
    return OF_ALL.contains(component)
        || named(component, OF_ACCOUNTS).anyMatch(limit.shownAccounts()::contains)
        || named(component, OF_DEALERS).anyMatch(limit::allows)
        || named(component, OF_PARTS).anyMatch(limit::allowsPart);
  }

  private static Stream<String> named(String component, List<String> kinds) {
    return kinds.stream()
        .filter(component::startsWith)
        .map(kind -> component.substring(kind.length()));
  }

  private static <T> List<T> only(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).toList();
  }
}
