package es.sml.connector.deliver;

import es.sml.connector.failure.RepeatedFailure;
import es.sml.connector.failure.sml.AccountPausedException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.setting.ShownTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Suspends an account's routes when SML, its login or the ledger fails, or after several unknown
 * outcomes in a row. Its leads stay queued, without a counted attempt. A probe polls until both
 * respond again.
 *
 * <p>The group of a route names its account.
 */
public final class AccountCircuitBreaker {
  private static final Logger LOG = LoggerFactory.getLogger(AccountCircuitBreaker.class);

  /** State of an account's delivery. */
  public enum State {
    RUNNING,
    /** SML asked the connector to wait for some time. */
    PAUSED,
    /** SML does not respond or refuses the login, or the ledger fails. */
    DOWN
  }

  private final int pauseAfter;

  // Apart, because Camel examines each type above a bean's class at every start.
  private final Policy policy = new Policy();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private volatile Predicate<String> pausedAccounts = account -> false;
  private volatile Predicate<Route> pausedRoutes = route -> false;

  /**
   * @param pauseAfter number of unknown outcomes in a row after which SML counts as down
   */
  public AccountCircuitBreaker(int pauseAfter) {
    this.pauseAfter = pauseAfter;
  }

  /** Returns the policy of the accounts' routes. */
  public RoutePolicy policy() {
    return policy;
  }

  /**
   * Sets what operators paused. The breaker asks again at each {@link #applyPauses}.
   *
   * @param ofAccounts whether an account gets no probe
   * @param ofRoutes whether a route of an account consumes nothing
   */
  public void obey(Predicate<String> ofAccounts, Predicate<Route> ofRoutes) {
    pausedAccounts = ofAccounts;
    pausedRoutes = ofRoutes;
  }

  /** Suspends and resumes the routes after a pause began or ended. */
  public void applyPauses() throws Exception {
    for (Map.Entry<String, Account> account : accounts.entrySet()) {
      Account state = account.getValue();
      synchronized (state) {
        for (Route route : state.routes) {
          if (isHeld(state, route)) {
            policy.suspendStarted(account.getKey(), route);
          } else {
            policy.resumeSuspended(route);
          }
        }
      }
    }
  }

  private boolean isHeld(Account state, Route route) {
    return state.reason != null || pausedRoutes.test(route);
  }

  private void done(Exchange exchange) {
    String account = exchange.getProperty(LeadProperties.ACCOUNT, String.class);
    if (account == null) {
      return;
    }
    Account state = accounts.get(account);
    Exception failure = exchange.getException();
    if (failure == null) {
      failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
    if (failure instanceof AccountPausedException) {
      return; // an operator's pause, which ends without a probe
    }
    if (failure instanceof SmlUnavailableException || failure instanceof SmlLoginException) {
      pause(account, state, LocalizedText.of(failure), retryAfter(failure));
    } else if (exchange.getException() instanceof DataAccessException
        || exchange.getException() instanceof TransactionException) {
      // The broker counts each delivery, and gives a message up after several.
      pause(account, state, ledgerFailed(failure), null);
    } else if (failure instanceof UnknownOutcomeException) {
      if (state.unknownInARow.incrementAndGet() >= pauseAfter) {
        pause(account, state, LocalizedText.of(failure), null);
      }
    } else if (failure == null || failure instanceof LeadRejectedException) {
      state.unknownInARow.set(0); // SML responds
    }
  }

  private static LocalizedText ledgerFailed(Exception failure) {
    return LocalizedText.of(
        "account.ledger",
        "the ledger cannot be written ({0}): check its database and the free disk space",
        FailureWords.of(failure));
  }

  /** Pauses the account after a failed check, or corrects the reason of its pause. */
  public void open(String account, Exception failure) {
    Account state = accounts.get(account);
    synchronized (state) {
      if (state.reason != null) {
        state.reason = LocalizedText.of(failure);
        state
            .failures
            .failed(state.reason.toString(), Instant.now())
            .ifPresent(line -> LOG.warn("account {}: delivery stays paused: {}", account, line));
      }
      pause(account, state, LocalizedText.of(failure), retryAfter(failure));
    }
  }

  private static Duration retryAfter(Exception failure) {
    return failure instanceof SmlUnavailableException unavailable ? unavailable.retryAfter() : null;
  }

  /** Returns whether the account is to be checked: it delivers, and no operator paused it. */
  public boolean isCheckDue(String account) {
    return state(account) == State.RUNNING && !pausedAccounts.test(account);
  }

  /** Returns whether schedules may read from SML: not while SML asks the connector to wait. */
  public boolean mayRead(String account) {
    return state(account) != State.PAUSED;
  }

  /** Returns whether the account is paused and its next probe is due. */
  public boolean isProbeDue(String account) {
    Account state = accounts.get(account);
    return state != null
        && state.reason != null
        && System.nanoTime() - state.notBefore >= 0
        && !pausedAccounts.test(account);
  }

  /** Returns the reason of the pause, with its end if that is set; null while not paused. */
  public LocalizedText reason(String account) {
    Account state = accounts.get(account);
    if (state == null || state.reason == null) {
      return null;
    }
    Instant until = state.until;
    return until == null
        ? state.reason
        : LocalizedText.of("account.until", "{0}, until {1}", state.reason, ShownTime.of(until));
  }

  /**
   * Returns the end of the wait that SML asked for; null if it set none or an operator ended it.
   */
  public Instant until(String account) {
    Account state = accounts.get(account);
    return state == null || state.reason == null ? null : state.until;
  }

  /**
   * Lets the next probe ask SML at once, before the time that SML set.
   *
   * @return whether the account was paused
   */
  public boolean endWait(String account) {
    Account state = accounts.get(account);
    if (state == null) {
      return false;
    }
    synchronized (state) {
      if (state.reason == null) {
        return false;
      }
      state.notBefore = System.nanoTime();
      state.until = null;
    }
    LOG.info("account {}: an operator ended the pause; the connector asks SML again now", account);
    return true;
  }

  public State state(String account) {
    Account state = accounts.get(account);
    if (state == null || state.reason == null) {
      return State.RUNNING;
    }
    return state.askedToWait ? State.PAUSED : State.DOWN;
  }

  /** Returns the start of the pause; null while not paused. */
  public Instant since(String account) {
    Account state = accounts.get(account);
    return state == null || state.reason == null ? null : state.since;
  }

  /** Resumes the account's routes after SML and the ledger responded. */
  public void resume(String account) throws Exception {
    Account state = accounts.get(account);
    synchronized (state) {
      if (!isProbeDue(account)) {
        return; // SML asked another lead to wait during the probe
      }
      state.unknownInARow.set(0);
      state.reason = null;
      state.until = null;
      for (Route route : state.routes) {
        if (!isHeld(state, route)) {
          policy.resumeSuspended(route);
        }
      }
      state.failures.ended();
    }
    LOG.info("account {}: delivery resumes; SML and the ledger respond again", account);
  }

  private void pause(String account, Account state, LocalizedText reason, Duration retryAfter) {
    synchronized (state) {
      state.notBefore = System.nanoTime() + (retryAfter == null ? 0 : retryAfter.toNanos());
      state.askedToWait = retryAfter != null;
      state.until =
          retryAfter == null || retryAfter.isZero() ? null : Instant.now().plus(retryAfter);
      if (state.reason != null) {
        return;
      }
      state.failures.failed(reason.toString(), Instant.now()); // its line is below
      state.since = Instant.now();
      state.reason = reason;
      state.routes.forEach(route -> policy.suspendStarted(account, route));
    }
    LOG.warn("account {}: delivery is paused, its leads stay queued: {}", account, reason(account));
  }

  /** Suspends and resumes the consumers of its routes. */
  private final class Policy extends RoutePolicySupport {
    @Override
    public void onInit(Route route) {
      accounts.computeIfAbsent(route.getGroup(), id -> new Account()).routes.add(route);
    }

    @Override
    public void onRemove(Route route) {
      accounts.get(route.getGroup()).routes.remove(route);
    }

    @Override
    public void onStart(Route route) {
      Account state = accounts.get(route.getGroup());
      synchronized (state) {
        if (isHeld(state, route)) {
          suspend(route.getGroup(), route); // the pause began before all consumers had started
        }
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      done(exchange);
    }

    private void resumeSuspended(Route route) throws Exception {
      if (isIn(route, ServiceStatus.Suspended)) {
        resumeOrStartConsumer(route.getConsumer());
      }
    }

    private void suspendStarted(String account, Route route) {
      if (isIn(route, ServiceStatus.Started)) {
        suspend(account, route);
      }
    }

    private void suspend(String account, Route route) {
      try {
        suspendOrStopConsumer(route.getConsumer());
      } catch (Exception e) {
        getExceptionHandler()
            .handleException("account " + account + ": a queue cannot be paused", e);
      }
    }

    private static boolean isIn(Route route, ServiceStatus status) {
      return route.getConsumer() instanceof StatefulService consumer
          && consumer.getStatus() == status;
    }
  }

  private static final class Account {
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final AtomicInteger unknownInARow = new AtomicInteger();
    private final RepeatedFailure failures = new RepeatedFailure();
    private volatile LocalizedText reason;
    private volatile long notBefore;
    private volatile boolean askedToWait;
    private volatile Instant since;
    private volatile Instant until;
  }
}
