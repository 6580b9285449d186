package es.sml.connector.sml.session;

import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.Account;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Token of one account. It decides which auth-scheme is tried next, and how long a refused login is
 * not repeated. Of several callers with a refused token, only the first logs in.
 */
final class SmlSession {
  private static final Logger LOG = LoggerFactory.getLogger(SmlSession.class);
  private static final List<Account.AuthScheme> TRIED =
      List.of(Account.AuthScheme.TOKEN, Account.AuthScheme.JWT, Account.AuthScheme.BEARER);

  private final String account;
  private final Function<String, TokenStore.Posted> tokens;
  private final Duration backOff;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Credentials current;
  private String voided;
  private Account.AuthScheme scheme;
  private volatile Account.AuthScheme accepted;
  private SmlLoginException refusal;
  private long refusedAt;
  private RuntimeException failure;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param tokens returns a token other than the given one; throws SmlLoginException if SML refuses
   *     the login
   */
  SmlSession(
      String account,
      Account.AuthScheme scheme,
      Duration backOff,
      Function<String, TokenStore.Posted> tokens) {
    this.account = account;
    this.scheme = scheme == Account.AuthScheme.AUTO ? null : scheme;
    this.backOff = backOff;
    this.tokens = tokens;
  }

  /**
   * Logs in if there is no token yet.
   *
   * @return whether SML has accepted a login just now
   */
  boolean begin() {
    return current == null && credentials().fresh();
  }

  /** Returns the credentials; logs in if there is no token yet. */
  Credentials credentials() {
    Credentials known = current;
    return known != null ? known : renew(null, failures.get());
  }

  /**
   * Returns new credentials after SML refused these with 401 or 403.
   *
   * @return null if these are the newest and SML has never accepted them, so that another login
   *     does not help
   * @throws SmlLoginException if the login is refused, or was refused within the back-off
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

  /** Records that SML accepted these credentials and their scheme. */
  void accept(Credentials used) {
    if (used.accepted()) {
      return;
    }
    used.accept();
    accepted = used.scheme();
    lock.lock();
    try {
      if (scheme == null) {
        scheme = used.scheme();
        LOG.info(
            "account {}: SML accepts the auth-scheme {}; the connector keeps it",
            account,
            scheme.word());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Records that SML refused credentials right after their login: a fault of the account. The next
   * caller logs in again after the back-off.
   *
   * @return the exception to throw
   */
  SmlLoginException giveUp(Credentials refused) {
    lock.lock();
    try {
      SmlLoginException reason =
          new SmlLoginException(
              account,
              LocalizedText.of(
                  "sml.no-rights",
                  "SML refused a request with 401 right after a login: check the account's"
                      + " rights in SML"));
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

  /** Uses the token of an earlier login again. */
  void use(String token) {
    lock.lock();
    try {
      current = new Credentials(token, scheme == null ? TRIED.get(0) : scheme, true);
      refusal = null;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the scheme of the last token that SML accepted; null before the first. */
  Account.AuthScheme accepted() {
    return accepted;
  }

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
        // The login that this caller waited for has failed; one after the other would wait as long.
        throw failure;
      }
      if (refusal != null && System.nanoTime() - refusedAt < backOff.toNanos()) {
        throw refusal;
      }
      try {
        TokenStore.Posted posted = tokens.apply(refused == null ? voided : refused.token());
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
