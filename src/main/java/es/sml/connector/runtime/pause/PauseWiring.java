package es.sml.connector.runtime.pause;

import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.cluster.PausableOwnership;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.failure.sml.AccountPausedException;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.runtime.module.DeliveryModule;
import es.sml.connector.runtime.queue.PausedLeads;
import es.sml.connector.runtime.step.PauseSteps;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.runtime.step.SmlSteps;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.Maintenance;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Registry;

/**
 * Makes accounts, mailboxes, CRMs and schedules obey the pauses. A maintenance window of an account
 * is such a pause.
 */
public record PauseWiring(Pauses pauses, RunningConfiguration configuration) {
  /** Begin of the names of leases of mailboxes. */
  private static final String MAILBOX = "mailbox ";

  /** Returns the present or next maintenance window of each account that has some. */
  public static List<Pause> windows(Map<String, Account> accounts, Instant now) {
    List<Pause> windows = new ArrayList<>();
    accounts.forEach(
        (id, account) -> {
          Maintenance maintenance = account.maintenance();
          Instant begin = maintenance == null ? null : maintenance.begin(now);
          if (begin != null) {
            windows.add(
                new Pause(
                    PauseKind.ACCOUNT,
                    id,
                    "maintenance window",
                    "dealers.yaml",
                    begin,
                    begin.plus(maintenance.duration())));
          }
        });
    return windows;
  }

  /** Makes schedules, requests to SML and the consumers of leads obey the pauses. */
  public void bind(Registry registry) {
    registry.bind("scheduledRuns", new ScheduledRuns(pauses));
    SmlSteps.bindPauses(registry, this::check);
    registry
        .lookupByNameAndType("callbackRelay", CallbackRelay.class)
        .obey(dealer -> pauses.isPaused(PauseKind.CRM, dealer));
    obey(registry.lookupByNameAndType("accountCircuitBreaker", AccountCircuitBreaker.class));
  }

  /**
   * Binds the steps of leads whose dealer or channel is paused.
   *
   * @param connections connections that receive and send in one transaction
   */
  public void bindLeads(Registry registry, Supplier<ConnectionFactory> connections) {
    PausedLeads leads =
        new PausedLeads(pauses, connections, configuration.ofDealers(Dealers::accountsByDealer));
    registry.bind(DeliveryModule.PAUSED, leads);
    new PauseSteps(registry).bindRefresh(pauses, leads);
  }

  private void obey(AccountCircuitBreaker breaker) {
    breaker.obey(account -> pauses.isPaused(PauseKind.ACCOUNT, account), this::isPaused);
    pauses.onChange(
        () -> {
          try {
            breaker.applyPauses();
          } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
          }
        });
  }

  /** Makes the readers of mailboxes obey the pauses of mailboxes and dealers. */
  public Ownership obey(Ownership leases) {
    Supplier<Map<String, String>> dealers = configuration.ofDealers(Dealers::mailboxes);
    PausableOwnership ownership =
        new PausableOwnership(leases, lease -> isPaused(lease, dealers.get()));
    pauses.onChange(ownership::applyPauses);
    return ownership;
  }

  /** Ends the pauses of things that the configuration lacks, and applies the others. */
  public void follow(Dealers dealers) {
    pauses.keepOnly(PausableNames.of(dealers));
  }

  private void check(String account) {
    Pause pause = pauses.of(PauseKind.ACCOUNT, account);
    if (pause != null) {
      throw new AccountPausedException(
          account,
          pause.text(),
          pause.until() == null ? null : Duration.between(Instant.now(), pause.until()));
    }
  }

  private boolean isPaused(Route route) {
    String dealerQueue = RouteId.DEALER_QUEUE_MESSAGE.prefix();
    return pauses.isPaused(PauseKind.ACCOUNT, route.getGroup())
        || (route.getRouteId().startsWith(dealerQueue)
            && pauses.isPaused(
                PauseKind.DEALER, route.getRouteId().substring(dealerQueue.length())));
  }

  private boolean isPaused(String lease, Map<String, String> dealers) {
    String mailbox = lease.substring(MAILBOX.length());
    return pauses.isPaused(PauseKind.MAILBOX, mailbox)
        || (dealers.containsKey(mailbox)
            && pauses.isPaused(PauseKind.DEALER, dealers.get(mailbox)));
  }
}
