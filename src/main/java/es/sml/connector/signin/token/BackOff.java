package es.sml.connector.signin.token;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides how long no token is requested after a failure. The time grows, with a random share, so
 * that retries spread out.
 */
final class BackOff {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private int failures;
  private SignInException last;
  private Instant until = Instant.MIN;

  void failed(SignInException failure, Instant now) {
    last = failure;
    Duration first = failure.isLasting() ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
    failures++;
    long most = IntervalFunction.ofExponentialBackoff(first, 2, LONGEST).apply(failures);
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
