package es.sml.connector.metrics.gauge;

import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Exposes each account's environment, state and the time of its last status sync. An account that
 * an operator paused has no current state.
 *
 * @param environments SML's environment of each account, read at each scrape
 * @param lastSync end of an account's last successful status sync; null before the first
 * @param pauses what operators paused
 */
public record AccountGauges(
    Supplier<Map<String, String>> environments,
    AccountCircuitBreaker breaker,
    Function<String, Instant> lastSync,
    Pauses pauses)
    implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily marks =
        new GaugeFamily("account_environment", "1 with SML's environment of the account");
    GaugeFamily states =
        new GaugeFamily(
            "account_state",
            "1 for the account's current state, else 0; 0 while an operator paused it");
    GaugeFamily breakers =
        new GaugeFamily("account_breaker_open", "1 while the account's leads wait on their queues");
    GaugeFamily syncs =
        new GaugeFamily(
            "status_sync_last_finished_timestamp_seconds",
            "End of the account's last complete status sync");
    Map<String, String> all = environments.get();
    for (String account : all.keySet().stream().sorted().toList()) {
      marks.add(true, "account", account, "environment", all.get(account));
      boolean paused = pauses.isPaused(PauseKind.ACCOUNT, account);
      AccountCircuitBreaker.State now = breaker.state(account);
      for (AccountCircuitBreaker.State state : AccountCircuitBreaker.State.values()) {
        states.add(
            state == now && !paused,
            "account",
            account,
            "state",
            state.name().toLowerCase(Locale.ROOT));
      }
      breakers.add(paused || now != AccountCircuitBreaker.State.RUNNING, "account", account);
      Instant finished = lastSync.apply(account);
      if (finished != null) {
        syncs.add(GaugeFamily.seconds(finished), "account", account);
      }
    }
    return MetricSnapshots.of(
        marks.snapshot(), states.snapshot(), breakers.snapshot(), syncs.snapshot());
  }
}
