package es.sml.connector.deliver;

import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.failure.UnknownOutcomeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stops taking an account's leads from their queues while SML cannot have them, or the ledger
 * cannot note them, so that none is blamed for it; a probe asks until both are back. Which routes
 * take an account's leads, their group says.
 */
public final class AccountPause extends RoutePolicySupport {
  private static final Logger LOG = LoggerFactory.getLogger(AccountPause.class);
  private static final String ACCOUNT = "LeadAccount";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

  /** Whether an account's leads are taken from their queue. */
  public enum State {
    RUNNING,
    /** SML said how long it wants to be left alone. */
    PAUSED,
    /** SML does not answer or refuses the login, or the ledger fails. */
    DOWN
  }

  private final int pauseAfter;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * @param pauseAfter how many unknown outcomes in a row say that SML is down
   */
  public AccountPause(int pauseAfter) {
    this.pauseAfter = pauseAfter;
  }

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
      if (state.reason != null) {
        suspend(route.getGroup(), route); // paused before all of its queues were open
      }
    }
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    String account = exchange.getProperty(ACCOUNT, String.class);
    if (account == null) {
      return;
    }
    Account state = accounts.get(account);
    Exception failure = exchange.getException();
    if (failure == null) {
      failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
    if (failure instanceof SmlUnavailableException unavailable) {
      pause(account, state, unavailable.getMessage(), unavailable.retryAfter());
    } else if (failure instanceof SmlLoginException) {
      pause(account, state, failure.getMessage(), null);
    } else if (exchange.getException() instanceof DataAccessException
        || exchange.getException() instanceof TransactionException) {
      // Each try would count as a delivery at the broker, which gives up after some.
      pause(account, state, "the ledger fails (" + failure.getClass().getSimpleName() + ")", null);
    } else if (failure instanceof UnknownOutcomeException) {
      if (state.unknownInARow.incrementAndGet() >= pauseAfter) {
        pause(account, state, failure.getMessage(), null);
      }
    } else if (failure == null || failure instanceof LeadRejectedException) {
      state.unknownInARow.set(0); // SML answers, and means it
    }
  }

  /** Whether the account is paused and it is time to ask SML again. */
  public boolean isProbeDue(String account) {
    Account state = accounts.get(account);
    return state != null && state.reason != null && System.nanoTime() - state.notBefore >= 0;
  }

  /** Why the account is paused, and until when if that is known; null while it is not. */
  public String reason(String account) {
    Account state = accounts.get(account);
    if (state == null || state.reason == null) {
      return null;
    }
    Instant until = state.until;
    return until == null ? state.reason : state.reason + ", until " + time(until);
  }

  /** Until when SML is left alone; null where it named no time, or that was ended. */
  public Instant until(String account) {
    Account state = accounts.get(account);
    return state == null || state.reason == null ? null : state.until;
  }

  /**
   * Has SML asked again now, though it named a later time.
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
    LOG.info("account {}: its pause is ended by a person; SML is asked again", account);
    return true;
  }

  /** Whether its leads are delivered. */
  public State state(String account) {
    Account state = accounts.get(account);
    if (state == null || state.reason == null) {
      return State.RUNNING;
    }
    return state.askedToWait ? State.PAUSED : State.DOWN;
  }

  /** Since when the account is paused; null while it is not. */
  public Instant since(String account) {
    Account state = accounts.get(account);
    return state == null || state.reason == null ? null : state.since;
  }

  /** SML and the ledger answered: the account's leads are taken from their queue again. */
  public void resume(String account) throws Exception {
    Account state = accounts.get(account);
    synchronized (state) {
      if (!isProbeDue(account)) {
        return; // while the probe was under way, SML asked another lead to wait
      }
      state.unknownInARow.set(0);
      for (Route route : state.routes) {
        if (isIn(route, ServiceStatus.Suspended)) {
          resumeOrStartConsumer(route.getConsumer());
        }
      }
      state.reason = null;
      state.until = null;
    }
    LOG.info("account {} goes on: SML and the ledger answer again", account);
  }

  private void pause(String account, Account state, String reason, Duration retryAfter) {
    synchronized (state) {
      state.notBefore = System.nanoTime() + (retryAfter == null ? 0 : retryAfter.toNanos());
      state.askedToWait = retryAfter != null;
      state.until =
          retryAfter == null || retryAfter.isZero() ? null : Instant.now().plus(retryAfter);
      if (state.reason != null) {
        return;
      }
      state.since = Instant.now();
      state.reason = reason;
      state.routes.stream()
          .filter(route -> isIn(route, ServiceStatus.Started))
          .forEach(route -> suspend(account, route));
    }
    LOG.warn("account {} pauses, its leads stay queued: {}", account, reason(account));
  }

  private static String time(Instant time) {
    ZonedDateTime here = time.atZone(ZoneId.systemDefault());
    return (here.toLocalDate().equals(LocalDate.now(here.getZone())) ? TIME : DAY_AND_TIME)
        .format(here);
  }

  private void suspend(String account, Route route) {
    try {
      suspendOrStopConsumer(route.getConsumer());
    } catch (Exception e) {
      getExceptionHandler().handleException("cannot pause account " + account, e);
    }
  }

  private static boolean isIn(Route route, ServiceStatus status) {
    return route.getConsumer() instanceof StatefulService consumer
        && consumer.getStatus() == status;
  }

  private static final class Account {
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final AtomicInteger unknownInARow = new AtomicInteger();
    private volatile String reason;
    private volatile long notBefore;
    private volatile boolean askedToWait;
    private volatile Instant since;
    private volatile Instant until;
  }
}
