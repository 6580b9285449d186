package es.sml.connector.ops.health;

import es.sml.connector.broker.client.QueueState;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.sml.AccountEnvironments;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.sml.Account;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reports each account in the status: its state, reason, last status sync and waiting leads. A
 * person's pause comes before the circuit breaker.
 *
 * @param accounts all accounts
 * @param queues the queues of waiting leads by account
 * @param breaker the circuit breakers of the accounts
 * @param lastSync the start of an account's last complete status sync; null if there was none
 * @param pauses what operators paused
 */
public record AccountStatus(
    Supplier<Map<String, Account>> accounts,
    Supplier<Map<String, Set<String>>> queues,
    AccountCircuitBreaker breaker,
    Function<String, Instant> lastSync,
    Pauses pauses) {
  List<StatusView.AccountState> views(List<QueueState> states, Locale language) {
    return queues.get().keySet().stream().map(account -> view(account, states, language)).toList();
  }

  private StatusView.AccountState view(String account, List<QueueState> states, Locale language) {
    Pause pause = pauses.of(PauseKind.ACCOUNT, account);
    LocalizedText reason = pause == null ? breaker.reason(account) : pause.text();
    AccountCircuitBreaker.State state =
        pause == null ? breaker.state(account) : AccountCircuitBreaker.State.PAUSED;
    return new StatusView.AccountState(
        account,
        new AccountEnvironments(accounts).of(account),
        state.name(),
        reason == null ? null : PrintableText.line(reason.in(language)),
        LocalizedText.stableCode(reason),
        StatusReport.text(pause == null ? breaker.since(account) : pause.from()),
        StatusReport.text(pause == null ? breaker.until(account) : pause.until()),
        StatusReport.text(lastSync.apply(account)),
        waiting(account, states));
  }

  Map<String, Long> waiting(List<QueueState> states) {
    Map<String, Long> waiting = new TreeMap<>();
    for (String account : queues.get().keySet()) {
      Long leads = waiting(account, states);
      if (leads != null) {
        waiting.put(account, leads);
      }
    }
    return waiting;
  }

  /** Returns null if the broker does not respond. */
  private Long waiting(String account, List<QueueState> states) {
    List<Long> depths =
        states.stream()
            .filter(state -> queues.get().get(account).contains(state.queue()))
            .map(QueueState::depth)
            .filter(Objects::nonNull)
            .toList();
    return depths.isEmpty() ? null : depths.stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the account whose leads wait on the queue; null for any other queue. */
  String of(QueueState state) {
    return queues.get().entrySet().stream()
        .filter(account -> account.getValue().contains(state.queue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
