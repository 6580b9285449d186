package es.sml.connector.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Makes whoever fails to log in wait, longer each time; the others do not notice. */
final class LoginBrake {
  private static final int FREE_FAILURES = 3;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 1000;

  private final LongSupplier nanoTime;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  LoginBrake(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private record Failures(int number, long until) {}

  /** How long an address has to wait until it may try again; zero where it may now. */
  synchronized Duration wait(String address) {
    Failures known = failures.get(address);
    long left = known == null ? 0 : known.until - nanoTime.getAsLong();
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  synchronized void failed(String address) {
    Failures known = failures.remove(address);
    int number = known == null ? 1 : Math.min(known.number + 1, Integer.SIZE);
    Duration pause =
        number <= FREE_FAILURES
            ? Duration.ZERO
            : Duration.ofSeconds(Math.min(LONGEST.toSeconds(), 1L << (number - FREE_FAILURES)));
    failures.put(address, new Failures(number, nanoTime.getAsLong() + pause.toNanos()));
  }

  synchronized void succeeded(String address) {
    failures.remove(address);
  }
}
