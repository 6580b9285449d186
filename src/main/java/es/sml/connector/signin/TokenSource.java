package es.sml.connector.signin;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** The access tokens of one credential, shared by all mailboxes that it opens. */
final class TokenSource {
  /**
   * A mailbox that was not given to the app refuses every token; it must not have the other
   * mailboxes' token renewed all the time.
   */
  private static final Duration KEPT_AFTER_A_REFUSAL = Duration.ofMinutes(1);

  private final Credential credential;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final AtomicReference<CachedToken> cached = new AtomicReference<>();
  private volatile boolean refused;

  /** Held by the one that asks the provider; a lock on which virtual threads wait unmounted. */
  private final ReentrantLock turn = new ReentrantLock();

  private final BackOff backOff = new BackOff();

  TokenSource(Credential credential, TokenEndpoint endpoint, Clock clock) {
    this.credential = credential;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /** A token that is good now; nobody waits for another's renewal while the old one is good. */
  String token() throws SignInException {
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

  /** Voids the token if it is still the one given out. */
  void refused(String value) {
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
      throw new SignInException("interrupted while a token was on its way", false, e);
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
    throw backOff.again();
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
