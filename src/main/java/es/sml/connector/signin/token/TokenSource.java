package es.sml.connector.signin.token;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import es.sml.connector.signin.credential.Credential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The access tokens of one credential, which all its mailboxes share. It decides how long a token
 * that a mail server rejected stays in use.
 */
public final class TokenSource {
  /**
   * Time that a rejected token stays in use. A mailbox that is not assigned to the app rejects
   * every token; it must not renew the other mailboxes' token again and again.
   */
  private static final Duration KEPT_AFTER_A_REFUSAL = Duration.ofMinutes(1);

  private final Credential credential;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final AtomicReference<CachedToken> cached = new AtomicReference<>();
  private volatile boolean refused;

  /** Lock of the thread that requests a token; a virtual thread can wait on it unmounted. */
  private final ReentrantLock turn = new ReentrantLock();

  private final BackOff backOff = new BackOff();

  public TokenSource(Credential credential, TokenEndpoint endpoint, Clock clock) {
    this.credential = credential;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /** Returns a valid token; callers do not wait for a renewal while the old token is valid. */
  public String token() throws SignInException {
    CachedToken token = cached.get();
    Instant now = clock.instant();
    if (token != null && token.isFresh(now)) {
      return token.value();
    }
    if (token != null && token.isGood(now)) {
      if (!turn.tryLock()) {
        return token.value();
      }
    } else {
      awaitTurn();
    }
    try {
      return inTurn();
    } finally {
      turn.unlock();
    }
  }

  /** Voids the token if it is still the current one. */
  public void refused(String value) {
    CachedToken token = cached.get();
    if (token != null
        && token.value().equals(value)
        && !clock.instant().isBefore(token.keptUntil())
        && cached.compareAndSet(token, null)) {
      refused = true;
    }
  }

  private void awaitTurn() throws SignInException {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SignInException("interrupted during a token request", false, e);
    }
  }

  private String inTurn() throws SignInException {
    Instant now = clock.instant();
    CachedToken token = cached.get();
    if (token != null && token.isFresh(now)) {
      return token.value();
    }
    if (backOff.isOver(now)) {
      try {
        return renewed(now);
      } catch (SignInException e) {
        backOff.failed(e, clock.instant());
      }
    }
    if (token != null && token.isGood(clock.instant())) {
      return token.value();
    }
    throw backOff.copyFailure();
  }

  private String renewed(Instant now) throws SignInException {
    AccessToken given = endpoint.ask(credential, now).getAccessToken();
    Instant keptUntil = refused ? now.plus(KEPT_AFTER_A_REFUSAL) : now;
    refused = false;
    CachedToken token = CachedToken.of(given, now, keptUntil);
    cached.set(token);
    backOff.succeeded();
    return token.value();
  }
}
