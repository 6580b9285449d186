package es.sml.connector.sml;

import es.sml.connector.failure.SmlLoginException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one account. Whoever finds it refused asks for another; only the first of them logs
 * in.
 */
final class SmlSession {
  private static final Logger LOG = LoggerFactory.getLogger(SmlSession.class);
  private static final List<Account.AuthScheme> TRIED =
      List.of(Account.AuthScheme.TOKEN, Account.AuthScheme.JWT, Account.AuthScheme.BEARER);

  private final String account;
  private final Function<String, TokenBoard.Posted> tokens;
  private final Duration backOff;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Credentials current;
  private String voided;
  private Account.AuthScheme scheme;
  private SmlLoginException refusal;
  private long refusedAt;
  private RuntimeException failure;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param tokens gives a token that is not the one given; throws SmlLoginException when SML
   *     refuses the login
   */
  SmlSession(
      String account,
      Account.AuthScheme scheme,
      Duration backOff,
      Function<String, TokenBoard.Posted> tokens) {
    this.account = account;
    this.scheme = scheme == Account.AuthScheme.AUTO ? null : scheme;
    this.backOff = backOff;
    this.tokens = tokens;
  }

  /** What to send; logs in where there is no token yet. */
  Credentials credentials() {
    Credentials known = current;
    return known != null ? known : renew(null, failures.get());
  }

  /**
   * What to send instead of credentials that SML refused with 401 or 403.
   *
   * @return null where these are the newest and were never taken, so that another login is no help
   * @throws SmlLoginException when the login itself is refused, or was within the back-off
   */
  Credentials after(Credentials refused) {
    int failuresSeen = failures.get();
    lock.lock();
    try {
      if (current != refused) {
        return credentials();
      }
      if (!refused.accepted()) {
        Credentials next = nextScheme(refused);
        if (next != null || refused.fresh()) {
          return next;
        }
      }
      return renew(refused, failuresSeen);
    } finally {
      lock.unlock();
    }
  }

  /** SML took these credentials: the scheme is settled. */
  void accept(Credentials taken) {
    if (taken.accepted()) {
      return;
    }
    taken.accept();
    lock.lock();
    try {
      if (scheme == null) {
        scheme = taken.scheme();
        LOG.info("account {}: SML takes the scheme {}; it is kept", account, scheme.word());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * SML refused credentials right after their login: the account's problem. The next to come logs
   * in again, once the back-off is over.
   *
   * @return what to throw
   */
  SmlLoginException giveUp(Credentials refused) {
    lock.lock();
    try {
      SmlLoginException reason =
          new SmlLoginException(
              account, "SML refused a request with 401 right after a fresh login");
      if (current == refused) {
        voidCurrent();
        refusal = reason;
        refusedAt = System.nanoTime();
      }
      return reason;
    } finally {
      lock.unlock();
    }
  }

  /** Drops the token. */
  void forget() {
    lock.lock();
    try {
      voidCurrent();
    } finally {
      lock.unlock();
    }
  }

  private void voidCurrent() {
    if (current != null) {
      voided = current.token();
      current = null;
    }
  }

  private Credentials renew(Credentials refused, int failuresSeen) {
    lock.lock();
    try {
      if (current != refused) {
        return current;
      }
      if (failures.get() != failuresSeen) {
        // The login that this one waited for has failed; one after the other would wait as long.
        throw failure;
      }
      if (refusal != null && System.nanoTime() - refusedAt < backOff.toNanos()) {
        throw refusal;
      }
      try {
        TokenBoard.Posted posted = tokens.apply(refused == null ? voided : refused.token());
        current =
            new Credentials(posted.token(), scheme == null ? TRIED.get(0) : scheme, posted.fresh());
        refusal = null;
        return current;
      } catch (RuntimeException e) {
        failure = e;
        failures.incrementAndGet();
        if (e instanceof SmlLoginException refusedLogin) {
          refusal = refusedLogin;
          refusedAt = System.nanoTime();
        }
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  private Credentials nextScheme(Credentials refused) {
    int next = TRIED.indexOf(refused.scheme()) + 1;
    if (scheme != null || next == TRIED.size()) {
      return null;
    }
    current = refused.with(TRIED.get(next));
    return current;
  }
}
