package es.sml.connector.signin.token;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Reuses a failure for a growing time with a random share, so that retries spread out. */
final class BackOff {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 16;

  private int failures;
  private SignInException last;
  private Instant until = Instant.MIN;

  void failed(SignInException failure, Instant now) {
    last = failure;
    Duration first = failure.isLasting() ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
    Duration wait = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    long most = Math.min(wait.toMillis(), LONGEST.toMillis());
    until = now.plusMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  void succeeded() {
    failures = 0;
    last = null;
    until = Instant.MIN;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** Returns a copy of the failure for another caller. */
  SignInException copyFailure() {
    return new SignInException(last.getMessage(), last.isLasting(), last.getCause());
  }
}
